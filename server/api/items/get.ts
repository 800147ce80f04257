import { z } from 'zod'
import { ListError } from '../../domain/lists/index.js'
import { route } from '../route.js'
import { rowOf } from './row.js'
import { itemPage } from './schema.js'

export const getItems = route({
  method: 'get',
  path: '/items',
  summary: 'The list of items in force; words, pinyin and initials find them',
  may: 'list.view',
  query: z.object({
    q: z.string().max(100).optional(),
    domain: z.string().max(50).optional(),
    batch: z.string().max(20).optional(),
  }),
  answer: itemPage,
  async handle({ services, caller: { county }, now, language }, { query }) {
    const { unit } = await services.domain.directory.current(county)
    const table = await services.limits(county)
    const inText = await services.domain.lists.search(county, now, { text: query.q })
    const inBatch = inText.filter(hit => query.batch === undefined || hit.item.batch === query.batch)
    const inDomain = inText.filter(hit => query.domain === undefined || hit.item.domain === query.domain)
    const shown = inBatch.filter(hit => inDomain.includes(hit))
    const edition = await services.domain.lists.edition(county, now).catch(noList)
    return {
      items: shown.map(hit => rowOf(hit.item, unit, table, language, hit.title)),
      total: shown.length,
      domains: counts(inBatch.map(hit => hit.item.domain)),
      batches: counts(inDomain.map(hit => hit.item.batch)),
      edition: edition?.name ?? '',
    }
  },
})

/** How often each word comes, in the order of their first coming. */
function counts(words: readonly string[]): { name: string; count: number }[] {
  const found = new Map<string, number>()
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1)
  return [...found].map(([name, count]) => ({ name, count }))
}

/** A county without a list has no edition either. */
function noList(error: unknown): undefined {
  if (error instanceof ListError && error.code === 'EDITION_UNKNOWN') return undefined
  throw error
}
