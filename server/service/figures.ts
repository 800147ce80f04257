import { calls } from '../domain/calls/record.js'
import { heads, incidents, instances, jobs, messages, tasks, unclaimedSince } from '../runtime/index.js'
import { EVERY_COUNTY, type Store } from '../store/port.js'

/** What stands in the store at one moment, over all of its counties. */
export interface Figures {
  openCases: number
  openTasks: number
  /** By process. */
  runningInstances: Record<string, number>
  openIncidents: number
  /** Jobs that nobody has taken within a minute. */
  unclaimedJobs: number
  /** Messages that could not be brought to all who waited for them. */
  unsettledMessages: number
  /** Milliseconds since the oldest timer that is due fell due; 0 when none is. */
  oldestTimer: number
}

/** Counts by indexes alone; what is closed and done for years costs nothing. */
export async function readFigures(store: Store, counties: readonly string[], now: number): Promise<Figures> {
  const sum = async (count: (county: string) => Promise<number>) =>
    (await Promise.all(counties.map(count))).reduce((all, one) => all + one, 0)
  const [cases, openTasks, openIncidents, unclaimed, unsettledMessages, oldestTimer, runningInstances] =
    await Promise.all([
      sum(county => store.count(calls, county, { where: { open: true } })),
      sum(county => store.count(tasks, county, { where: { state: 'open' } })),
      sum(county => store.count(incidents, county, { where: { state: 'open' } })),
      sum(county => store.count(jobs, county, { where: unclaimedSince(now) })),
      store.count(messages, EVERY_COUNTY, { where: { settled: false } }),
      oldestDue(store, now),
      running(store, counties),
    ])
  return {
    openCases: cases,
    openTasks,
    openIncidents,
    unclaimedJobs: unclaimed,
    unsettledMessages,
    oldestTimer,
    runningInstances,
  }
}

async function oldestDue(store: Store, now: number): Promise<number> {
  const { items } = await store.find(instances, EVERY_COUNTY, {
    where: { nextDue: { lte: now } },
    sort: ['nextDue'],
    limit: 1,
  })
  const due = items[0]?.nextDue
  return due === undefined ? 0 : now - due
}

/** Process by process, as the index has them. */
async function running(store: Store, counties: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const county of counties) {
    const known = new Set<string>()
    for await (const head of store.stream(heads, county)) known.add(head.process)
    for (const process of known)
      counts[process] =
        (counts[process] ?? 0) +
        (await store.count(instances, county, { where: { process, status: 'running' } }))
  }
  return counts
}

/**
 * Asks again at most once in `interval` milliseconds. The first to ask waits; later ones get the last answer at once
 * while a new one is fetched, so that looking often costs nothing.
 * @param now milliseconds of a clock that never goes back
 */
export function aged<T>(ask: () => Promise<T>, interval: number, now: () => number): () => Promise<T> {
  let last: { at: number; value: T } | undefined
  let asking: Promise<T> | undefined
  return async () => {
    if (last && now() - last.at < interval) return last.value
    const fresh = (asking ??= ask()
      .then(value => {
        last = { at: now(), value }
        return value
      })
      .finally(() => (asking = undefined)))
    if (!last) return fresh
    // Whoever asks next hears of the failure's end; this one has figures to show.
    fresh.catch(() => undefined)
    return last.value
  }
}
