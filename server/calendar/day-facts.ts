import { MINUTE, dateText, dayOfNumber, midnight, weekdayOf, type DayNumber } from './civil.js'
import type {
  CalendarEdition,
  DateText,
  Instant,
  NamedDay,
  OfficeHours,
  Session,
  UnitCalendar,
} from './types.js'

/** What the calendar says of one day for one unit. */
export interface DayFacts {
  date: DateText
  kind: 'working' | 'make-up' | 'half-day' | 'weekend' | 'holiday'
  name?: string
  working: boolean
  /** When the office is open, as instants, in order; empty on a day off. */
  sessions: readonly (readonly [start: Instant, end: Instant])[]
  /** The year has no table yet. */
  provisional: boolean
}

/** Answers for any day. Facts are computed once per edition, unit and day; editions never change. */
export type Facts = (n: DayNumber) => DayFacts

const known = new WeakMap<CalendarEdition, Map<string, Facts>>()

/** The calendar as that unit sees it; a unit without one of its own, or no unit: as the county does. */
export function factsOf(edition: CalendarEdition, unitCode?: string): Facts {
  const unit = unitCode === undefined ? undefined : ownEntry(edition.units, unitCode)
  const key = unit ? `unit ${unitCode}` : 'county'
  let views = known.get(edition)
  if (!views) known.set(edition, (views = new Map()))
  let facts = views.get(key)
  if (!facts) views.set(key, (facts = remember(view(edition, unit ?? {}))))
  return facts
}

/** Office hours of an ordinary working day at that time of the year. */
export function hoursOf(edition: CalendarEdition, date: DateText, unitCode?: string): readonly Session[] {
  const unit = unitCode === undefined ? undefined : ownEntry(edition.units, unitCode)
  return hoursOn(unit?.officeHours ?? edition.officeHours, date)
}

function view(edition: CalendarEdition, unit: UnitCalendar): Facts {
  const off = named(Object.values(edition.years).flatMap(table => table.off))
  const work = named(Object.values(edition.years).flatMap(table => table.work))
  const unitOff = named(unit.off ?? [])
  const unitWork = named(unit.work ?? [])
  const halfDays = new Map([...edition.halfDays, ...(unit.halfDays ?? [])].map(day => [day.date, day]))
  const officeHours = unit.officeHours ?? edition.officeHours

  const calledOff = (date: DateText) => unitOff.get(date) ?? (unitWork.has(date) ? undefined : off.get(date))
  const calledUp = (date: DateText) => unitWork.get(date) ?? work.get(date)

  return n => {
    const day = dayOfNumber(n)
    const date = dateText(day)
    const provisional = !Object.hasOwn(edition.years, day.year)
    const dayOff = { date, working: false, sessions: [], provisional }
    const holiday = calledOff(date)
    if (holiday !== undefined) return { ...dayOff, kind: 'holiday', name: holiday }
    const weekend = weekdayOf(n) % 6 === 0
    const makeUp = calledUp(date)
    if (weekend && makeUp === undefined) return { ...dayOff, kind: 'weekend' }
    const half = halfDays.get(date)
    const start = midnight(n, edition.offsetMinutes)
    const sessions = (half?.sessions ?? hoursOn(officeHours, date)).map(
      ([from, to]) => [start + from * MINUTE, start + to * MINUTE] as const,
    )
    const workingDay = { date, working: true, sessions, provisional }
    if (half) return { ...workingDay, kind: 'half-day', name: half.name }
    if (weekend) return { ...workingDay, kind: 'make-up', name: makeUp }
    return { ...workingDay, kind: 'working' }
  }
}

function hoursOn(rows: readonly OfficeHours[], date: DateText): readonly Session[] {
  const since = rows.reduce(
    (latest, row) =>
      row.since !== undefined && row.since <= date && row.since > latest ? row.since : latest,
    '',
  )
  const seasons = rows
    .filter(row => (row.since ?? '') === since)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const monthAndDay = date.slice(5)
  // Before the first season of the year the last one of the year before still runs.
  const season = seasons.findLast(row => row.from <= monthAndDay) ?? seasons.at(-1)
  return season?.sessions ?? []
}

function named(days: readonly NamedDay[]): Map<DateText, string> {
  return new Map(days.map(day => [day.date, day.name]))
}

function ownEntry<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

function remember(compute: Facts): Facts {
  const cache = new Map<DayNumber, DayFacts>()
  return n => {
    let facts = cache.get(n)
    if (!facts) cache.set(n, (facts = compute(n)))
    return facts
  }
}
