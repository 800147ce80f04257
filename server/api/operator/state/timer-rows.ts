import type { z } from 'zod'
import type { County } from '../../../domain/county.js'
import { instances } from '../../../runtime/index.js'
import type { timerRow } from '../schema.js'
import { lastingText, named } from './standing.js'

/** Milliseconds by which a timer may be late before it is worth a look: another node takes it up sooner. */
const patience = 10_000

/** Instances whose earliest timer should have fired, the latest of all first. */
export async function timerRows(county: County, most = 50): Promise<z.infer<typeof timerRow>[]> {
  const { items } = await county.store.find(instances, county.county, {
    where: { nextDue: { lte: county.now - patience } },
    sort: ['nextDue'],
    limit: most,
  })
  const waits = items.map(doc => ({
    instance: doc._id,
    case: doc.case,
    process: doc.process,
    element: '',
    since: doc.nextDue ?? county.now,
  }))
  return (await named(county, waits)).map(({ row, standing }) => ({
    ...standing,
    instance: row.instance,
    lateText: lastingText(county.now - row.since, county),
  }))
}
