import type { County, OrgUnit, Person, Post, RosterOverride, RosterRule, Substitution } from './record.js'
import type { Role } from './roles.js'

/** All rows of a county's directory. */
export interface DirectoryRows {
  county: County
  units: readonly OrgUnit[]
  people: readonly Person[]
  posts: readonly Post[]
  substitutions: readonly Substitution[]
  rosterRules: readonly RosterRule[]
  rosterOverrides: readonly RosterOverride[]
}

/** A county's directory at one version, indexed for reading. Nothing in it changes. */
export interface Directory extends DirectoryRows {
  /** By code. */
  unit: ReadonlyMap<string, OrgUnit>
  /** By id. */
  person: ReadonlyMap<string, Person>
  postsOfUnit: ReadonlyMap<string, readonly Post[]>
  postsOfPerson: ReadonlyMap<string, readonly Post[]>
  substitutionsOf: ReadonlyMap<string, readonly Substitution[]>
}

export function directory(rows: DirectoryRows): Directory {
  const units = rows.units.toSorted((a, b) => a.order - b.order)
  const posts = rows.posts.toSorted((a, b) => a.order - b.order || (a._id < b._id ? -1 : 1))
  return {
    ...rows,
    units,
    posts,
    unit: new Map(units.map(unit => [unit.code, unit])),
    person: new Map(rows.people.map(person => [person._id, person])),
    postsOfUnit: grouped(posts, post => post.unit),
    postsOfPerson: grouped(posts, post => post.person),
    substitutionsOf: grouped(rows.substitutions, row => row.person),
  }
}

/** Whether a row that holds from an instant until another (exclusive) holds now. */
export function inForce(row: { from: number; to?: number }, at: number): boolean {
  return row.from <= at && (row.to === undefined || at < row.to)
}

/** Posts of a unit with one of the roles at that instant, in their order, also those of people who have left. */
export function postsIn(county: Directory, unit: string, roles: readonly Role[], at: number): Post[] {
  return (county.postsOfUnit.get(unit) ?? []).filter(post => roles.includes(post.role) && inForce(post, at))
}

/** Those of them that are held by somebody who is there. */
export function postsHeld(county: Directory, unit: string, roles: readonly Role[], at: number): Post[] {
  return postsIn(county, unit, roles, at).filter(post => county.person.get(post.person)?.active === true)
}

/** Posts that a person holds at that instant, in their order. */
export function postsOf(county: Directory, person: string, at: number): Post[] {
  return (county.postsOfPerson.get(person) ?? []).filter(post => inForce(post, at))
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
