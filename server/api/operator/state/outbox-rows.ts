import type { z } from 'zod'
import type { County } from '../../../domain/county.js'
import { momentText } from '../../../domain/views/time/dates.js'
import { instances } from '../../../runtime/index.js'
import type { outboxRow } from '../schema.js'
import { named } from './standing.js'

/** What this node has committed and could not deliver, the oldest first. */
export async function outboxRows(county: County, most = 50): Promise<z.infer<typeof outboxRow>[]> {
  const { store, now, language } = county
  const failed = county.runtime.outbox().failed.filter(each => each.county === county.county)
  const waits = await Promise.all(
    failed.slice(0, most).map(async each => {
      const doc = await store.get(instances, county.county, each.instance)
      return { ...each, case: doc?.case ?? null, process: doc?.process ?? '', element: '' }
    }),
  )
  return (await named(county, waits)).map(({ row, standing }) => ({
    ...standing,
    instance: row.instance,
    attempts: row.attempts,
    error: row.error,
    nextText: momentText(row.nextAt, now, language),
  }))
}
