import type { CalendarEdition } from '../calendar/index.js'
import type { Log, Random, Runtime, RuntimeOptions } from '../runtime/index.js'
import type { Store } from '../store/port.js'
import type { Calendars } from './calendars/editions.js'
import type { AuditTrail } from './audit/index.js'
import type { Directory, DirectoryReader } from './directory/index.js'
import type { Language } from './language.js'
import type { Pulses } from './live/index.js'
import type { ListReader } from './lists/index.js'

/** What the domain is wired with, once, in the composition root. */
export interface Services {
  store: Store
  runtime: Runtime
  clock: { now(): number }
  random: Random
  calendar(county: string): CalendarEdition
  /** Takes up holidays that are imported; without it the shipped tables stay. */
  calendars?: Calendars
  expressions: RuntimeOptions['expressions']
  directory: DirectoryReader
  lists: ListReader
  audit: AuditTrail
  log: Log
  /** Tells open pages what changed; without it they ask. */
  live?: Pulses
}

/** One county at one instant: what acts and pages of one request work with. */
export interface County extends Services {
  county: string
  now: number
  edition: CalendarEdition
  people: Directory
  /** In which the request's person reads. */
  language: Language
}

/** Who acts, in which of their posts. */
export interface Actor {
  person: string
  post: string
  role: string
  unit: string
}

/** @throws DirectoryError COUNTY_UNKNOWN */
export async function countyNow(
  services: Services,
  county: string,
  language: Language = 'zh-CN',
): Promise<County> {
  return {
    ...services,
    county,
    now: services.clock.now(),
    edition: services.calendar(county),
    people: await services.directory.current(county),
    language,
  }
}

export function unitName(ctx: Pick<County, 'people'>, code: string | null | undefined): string {
  return code == null ? '' : (ctx.people.unit.get(code)?.short ?? code)
}

export function personName(ctx: Pick<County, 'people'>, id: string | null | undefined): string {
  return id == null ? '' : (ctx.people.person.get(id)?.name ?? id)
}
