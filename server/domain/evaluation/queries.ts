import type { Store } from '../../store/port.js'
import { calls, type Rating } from '../calls/record.js'
import { meansOf, type UnitMean } from './means.js'

export interface Evaluations {
  units: UnitMean[]
  /** 未评价, shown against the township that did not rate. */
  unrated: { township: string; count: number }[]
}

/** Ratings of the calls closed in a time (end exclusive), by unit, and who did not rate. */
export async function evaluations(
  store: Store,
  county: string,
  time: { from: number; to: number },
): Promise<Evaluations> {
  const ratings: Rating[] = []
  const unrated = new Map<string, number>()
  for await (const record of store.stream(calls, county, { where: { state: '办结' } })) {
    if (record.closedAt === undefined || record.closedAt < time.from || record.closedAt >= time.to) continue
    ratings.push(...record.ratings)
    if (record.unratedAt !== undefined) unrated.set(record.caller, (unrated.get(record.caller) ?? 0) + 1)
  }
  return {
    units: meansOf(ratings),
    unrated: [...unrated].map(([township, count]) => ({ township, count })),
  }
}
