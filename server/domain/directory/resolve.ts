import type { CalendarEdition } from '../../calendar/index.js'
import { leaderOfficeOf, unitNamed } from './alias.js'
import type { OrgUnit } from './record.js'
import { isRole, roleNames, type Role } from './roles.js'
import { onDuty } from './roster.js'
import { inForce, postsIn, type Directory } from './snapshot.js'

/** The people of a role in a unit (a code, an alias word or a name), or one person by id. */
export type Principal = { role: string; unit: string } | { person: string }

export interface Resolution {
  /** Ids, each once, in the order of the principals; a substitute stands behind whom they stand for. */
  people: string[]
  /** When nobody was there and others were found: for whom, in words. */
  for?: string
  /** Substitute to the person they stand for, both of whom are recorded with an act. */
  substitutes?: Record<string, string>
}

/**
 * Who may do something at an instant. A substitute in force may do it too. Where nobody holds the role: the unit's
 * leader on duty, the backup of the roster, its deputy, its head, the centre's leader on duty, the first that is
 * somebody; that one finds a person of the unit and signs nothing in its name.
 */
export function resolve(
  county: Directory,
  edition: CalendarEdition,
  principals: readonly Principal[],
  at: number,
  shutOut: readonly string[] = [],
): Resolution {
  const find = (list: readonly Found[]) => withSubstitutes(county, list, at, shutOut)
  const named = find(principals.flatMap(principal => holders(county, edition, principal, at)))
  if (named.people.length) return named
  for (const principal of principals) {
    for (const step of standIns(county, edition, principal, at)) {
      const found = find(step())
      if (found.people.length) return { ...found, for: describe(county, principal) }
    }
  }
  return { people: [] }
}

interface Found {
  person: string
  /** Code of the unit in which the person is found, for substitutes who stand in there only. */
  unit?: string
}

function holders(county: Directory, edition: CalendarEdition, principal: Principal, at: number): Found[] {
  if ('person' in principal) return [{ person: principal.person }]
  const unit = unitNamed(county, principal.unit)
  if (!unit || !isRole(principal.role)) return []
  if (principal.role === 'duty') return rostered(county, edition, unit, at, ['leader', 'backup'])
  if (principal.role === 'county-deputy') {
    const office = leaderOfficeOf(county, unit)
    return office ? inPosts(county, office, ['county-deputy'], at) : []
  }
  return inPosts(county, unit, sameRole(principal.role), at)
}

/** The head of the centre is its leader, by either word. */
function sameRole(role: Role): Role[] {
  return role === 'head' || role === 'leader' ? ['head', 'leader'] : [role]
}

function standIns(
  county: Directory,
  edition: CalendarEdition,
  principal: Principal,
  at: number,
): (() => Found[])[] {
  const centre = unitNamed(county, '中心')
  const steps = unitsOf(county, principal).flatMap(unit => [
    () => rostered(county, edition, unit, at, ['leader']),
    () => rostered(county, edition, unit, at, ['backup']),
    () => inPosts(county, unit, ['deputy'], at),
    () => inPosts(county, unit, ['head', 'leader'], at),
  ])
  return centre ? [...steps, () => rostered(county, edition, centre, at, ['leader', 'backup'])] : steps
}

function unitsOf(county: Directory, principal: Principal): OrgUnit[] {
  const codes =
    'person' in principal
      ? (county.postsOfPerson.get(principal.person) ?? []).map(post => post.unit)
      : [unitNamed(county, principal.unit)?.code ?? '']
  return [...new Set(codes)].flatMap(code => county.unit.get(code) ?? [])
}

function inPosts(county: Directory, unit: OrgUnit, roles: readonly Role[], at: number): Found[] {
  return postsIn(county, unit.code, roles, at).map(({ person }) => ({ person, unit: unit.code }))
}

function rostered(
  county: Directory,
  edition: CalendarEdition,
  unit: OrgUnit,
  at: number,
  which: readonly ('leader' | 'backup')[],
): Found[] {
  const entry = onDuty(county, edition, unit.code, at)
  return which.flatMap(key => {
    const person = entry?.[key]
    return person === undefined ? [] : [{ person, unit: unit.code }]
  })
}

function withSubstitutes(
  county: Directory,
  list: readonly Found[],
  at: number,
  shutOut: readonly string[],
): Resolution {
  const people: string[] = []
  const substitutes: Record<string, string> = {}
  const add = (person: string) => {
    const there = county.person.get(person)?.active === true && !shutOut.includes(person)
    if (!there || people.includes(person)) return false
    people.push(person)
    return true
  }
  for (const { person, unit } of list) {
    add(person)
    for (const row of county.substitutionsOf.get(person) ?? []) {
      const here = unit === undefined || row.unit === undefined || row.unit === unit
      if (here && inForce(row, at) && add(row.substitute)) substitutes[row.substitute] = person
    }
  }
  return Object.keys(substitutes).length ? { people, substitutes } : { people }
}

function describe(county: Directory, principal: Principal): string {
  if ('person' in principal) return county.person.get(principal.person)?.name ?? principal.person
  const unit = unitNamed(county, principal.unit)?.short ?? principal.unit
  return `${unit} ${isRole(principal.role) ? roleNames[principal.role].zh : principal.role}`
}
