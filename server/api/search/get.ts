import { z } from 'zod'
import { caseList } from '../../domain/views/case-list.js'
import { rowOf } from '../items/row.js'
import { route } from '../route.js'
import { searchResult } from './schema.js'

/** Of each kind. */
const most = 8

export const getSearch = route({
  method: 'get',
  path: '/search',
  summary: 'Cases that the reader may see and items of the list, at most eight of each',
  may: 'signed-in',
  query: z.object({ q: z.string().max(100).default('') }),
  answer: searchResult,
  async handle({ services, caller, county: now }, { query: { q } }) {
    if (q.trim() === '') return { cases: [], items: [] }
    const county = await now()
    const table = await services.limits(county.county)
    const found = await county.lists.search(county.county, county.now, { text: q })
    const { cases } = await caseList(county, caller, { q, limit: most })
    return {
      cases: cases.map(({ number, shortNumber, title, light, callerName, sentence, urgency }) => ({
        number,
        shortNumber,
        title,
        light,
        callerName,
        sentence,
        urgency,
      })),
      items: found
        .slice(0, most)
        .map(hit => rowOf(hit.item, county.people.unit, table, county.language, hit.title)),
    }
  },
})
