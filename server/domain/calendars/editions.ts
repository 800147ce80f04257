import { defaultEdition, importYearTable, type CalendarEdition } from '../../calendar/index.js'
import { EVERY_COUNTY, isStoreError, type Store } from '../../store/port.js'
import type { Services } from '../county.js'
import { holidayTables, type HolidayTable } from './record.js'

/** The calendar of each county: the shipped tables, and over them those that were imported and are in effect. */
export interface Calendars {
  /** The edition in force now, of what was known at the last `refresh`. */
  edition(county: string): CalendarEdition
  /** Reads what was imported, whichever node took it. */
  refresh(): Promise<void>
  /** Has limits and timers reckoned again by every table that came into effect and was not taken yet. */
  takeEffect(runtime: Pick<Services['runtime'], 'recalculate'>): Promise<void>
}

export function createCalendars(
  { store, clock }: { store: Store; clock: { now(): number } },
  shipped: CalendarEdition = defaultEdition(),
): Calendars {
  let known: readonly HolidayTable[] = []
  const editions = new Map<string, { of: string; edition: CalendarEdition }>()

  function edition(county: string): CalendarEdition {
    const inForce = known.filter(row => row.county === county && row.effectiveAt <= clock.now())
    if (!inForce.length) return shipped
    const of = inForce.map(row => row._id).join()
    const kept = editions.get(county)
    if (kept?.of === of) return kept.edition
    const made = inForce.reduce((before, { entries }) => importYearTable(before, entries), shipped)
    editions.set(county, { of, edition: made })
    return made
  }

  async function refresh(): Promise<void> {
    const { items } = await store.find(holidayTables, EVERY_COUNTY, {
      sort: ['effectiveAt', 'importedAt'],
      limit: 1000,
    })
    known = items
  }

  return {
    edition,
    refresh,
    async takeEffect(runtime) {
      await refresh()
      const due = known.filter(row => !row.taken && row.effectiveAt <= clock.now())
      for (const county of new Set(due.map(row => row.county))) await runtime.recalculate(county)
      for (const row of due) await take(store, row)
      if (due.length) await refresh()
    },
  }
}

async function take(store: Store, { county, _id, rev }: HolidayTable): Promise<void> {
  try {
    await store.update(holidayTables, county, _id, rev, { set: { taken: true } })
  } catch (error) {
    if (!isStoreError(error, 'STALE_REV')) throw error
  }
}
