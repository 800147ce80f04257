import type { z } from 'zod'
import type { County } from '../../../domain/county.js'
import { momentText } from '../../../domain/views/time/dates.js'
import { jobs, type JobRow } from '../../../runtime/index.js'
import type { jobRow } from '../schema.js'
import { named } from './standing.js'

/** Milliseconds after which a job that is not done is worth a look. */
const patience = 60_000

/** Jobs that wait for more than a minute: nobody took them, somebody holds them, or they failed and come again. */
export async function jobRows(county: County, most = 100): Promise<z.infer<typeof jobRow>[]> {
  const { store, now, language } = county
  const { items } = await store.find(jobs, county.county, {
    where: { state: 'open', createdAt: { lte: now - patience } },
    sort: ['createdAt'],
    limit: most,
  })
  const waits = items.map(job => ({ ...job, since: job.createdAt }))
  return (await named(county, waits)).map(({ row, standing, elementName }) => ({
    ...standing,
    id: row._id,
    type: row.type,
    elementName,
    state: stateOf(row, now),
    ...(row.worker === undefined ? {} : { worker: row.worker }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.readyAt > now ? { nextText: momentText(row.readyAt, now, language) } : {}),
  }))
}

/** One whose lock ran out is nobody's. */
function stateOf({ worker, failures, readyAt }: JobRow, now: number): 'unclaimed' | 'held' | 'failed' {
  if (worker !== undefined && readyAt > now) return 'held'
  return failures > 0 ? 'failed' : 'unclaimed'
}
