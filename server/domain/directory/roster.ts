import {
  dateText,
  dayOf,
  instantOf,
  isWorkingDay,
  type CalendarEdition,
  type Day,
} from '../../calendar/index.js'
import type { OrgUnit, RosterRule } from './record.js'
import { postsHeld, type Directory } from './snapshot.js'

/** Who is on duty in a unit, from an instant until another (exclusive). */
export interface RosterEntry {
  rule: string
  unit: string
  /** The day on which the shift begins. */
  date: string
  from: number
  to: number
  /** Id of the person who leads the shift. */
  leader: string
  backup?: string
  /** The unit's telephone, staffed for the shift, and the backup's own. */
  phone: string
  backupPhone?: string
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** The shift that runs in a unit at that instant; undefined where no roster covers it. */
export function onDuty(
  county: Directory,
  edition: CalendarEdition,
  unitCode: string,
  at: number,
): RosterEntry | undefined {
  return rosterOf(county, edition, unitCode, at, at + 1)[0]
}

/** The shifts of a unit that touch a time (end exclusive), oldest first. */
export function rosterOf(
  county: Directory,
  edition: CalendarEdition,
  unitCode: string,
  from: number,
  to: number,
): RosterEntry[] {
  const unit = county.unit.get(unitCode)
  if (!unit) return []
  const rules = county.rosterRules.filter(
    rule => rule.appliesTo.includes(unit.code) || rule.appliesTo.includes(unit.kind),
  )
  if (!rules.length) return []
  const entries: RosterEntry[] = []
  // A shift that began on the day before may still run.
  for (let at = from - DAY; at < to + DAY; at += DAY) {
    const day = dayOf(at)
    for (const rule of rules) {
      const entry = shift(county, edition, rule, unit, day)
      if (entry && entry.from < to && entry.to > from) entries.push(entry)
    }
  }
  return entries.sort((a, b) => a.from - b.from)
}

function shift(
  county: Directory,
  edition: CalendarEdition,
  rule: RosterRule,
  unit: OrgUnit,
  day: Day,
): RosterEntry | undefined {
  if (rule.days === 'days-off' && isWorkingDay(edition, day)) return undefined
  const date = dateText(day)
  const midnight = instantOf(date)
  const from = midnight + rule.start * MINUTE
  const to = midnight + rule.end * MINUTE + (rule.end > rule.start ? 0 : DAY)
  const set = county.rosterOverrides.find(
    row => row.rule === rule.code && row.unit === unit.code && row.date === date,
  )
  const pool = poolOf(county, rule, unit, from)
  const turn = Math.floor(midnight / DAY) + rule.offset
  const leader = set?.leader ?? pool[turn % pool.length]
  if (leader === undefined) return undefined
  const backup = set ? set.backup : pool[(turn + 1) % pool.length]
  const entry: RosterEntry = { rule: rule.code, unit: unit.code, date, from, to, leader, phone: unit.phone }
  if (backup === undefined || backup === leader) return entry
  return { ...entry, backup, backupPhone: county.person.get(backup)?.phone }
}

/** The people among whom a roster turns, in the order of their posts, each once. */
function poolOf(county: Directory, rule: RosterRule, unit: OrgUnit, at: number): string[] {
  const where = rule.poolKind ? county.units.filter(each => each.kind === rule.poolKind) : [unit]
  const posts = where.flatMap(each => postsHeld(county, each.code, rule.poolRoles, at))
  return [...new Set(posts.map(post => post.person))]
}
