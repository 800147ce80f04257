import { collection, type Document } from '../../store/port.js'
import type { UnitKind } from './kinds.js'
import type { Role } from './roles.js'

/** One county; its `_id` is its division code. */
export interface County extends Document {
  name: string
  /** Invented data: every page, print and export says 演示数据, and people may be chosen at the sign-in. */
  demo: boolean
  /** Stands before document numbers: 示 in 示呼〔2026〕1号. */
  prefix: string
  /** Stands before case numbers: SF in SF-20260929-00017. */
  shortCode: string
  /** Grows with every change of units, people, posts, substitutes or rosters. */
  directoryVersion: number
  /** Grows with every change of the lists. */
  listsVersion: number
  /** Steps of the seed that are done. */
  seeded: string[]
}

export interface OrgUnit extends Document {
  code: string
  name: string
  short: string
  kind: UnitKind
  /** Place in lists, as in the county's own order. */
  order: number
  /** Code of the unit above: of a detachment the department, which governs professionally. */
  parent?: string
  /** Code of the leader office in charge (分管县领导). */
  countyLeader?: string
  /** Of a detachment: code of the township that commands it daily. */
  stationedAt?: string
  /** Under vertical management: dispatched to, but scored by letter to its superior. */
  vertical: boolean
  enforcementFields: string[]
  /** Office telephone, staffed while there is a roster. */
  phone: string
  note?: string
}

export interface Person extends Document {
  name: string
  phone: string
  /** One who has left or is suspended finds no task and cannot sign in. */
  active: boolean
  /** Of a demonstration county: the group in which the sign-in page offers the person, and the place there. */
  featured?: { group: string; order: number }
}

/** A person in a unit with a role, from an instant until another (exclusive). */
export interface Post extends Document {
  person: string
  unit: string
  role: Role
  /** As people say it: 联络员, 大队长. */
  title: string
  order: number
  from: number
  to?: number
}

/** AB岗 or 代理: for a period the substitute may do what the person may. */
export interface Substitution extends Document {
  person: string
  substitute: string
  /** Only in this unit; in all units of the person when absent. */
  unit?: string
  from: number
  to: number
  reason: string
}

/** How a roster turns; its dates follow from it, no row is stored for them. */
export interface RosterRule extends Document {
  code: string
  /** Unit codes or kinds. */
  appliesTo: string[]
  /** 每日, or only days off. */
  days: 'every-day' | 'days-off'
  /** Minutes after midnight; an `end` not after `start` is on the next day. */
  start: number
  end: number
  /** Posts among which it turns, in their order; of this kind of unit when it is said, else of the unit itself. */
  poolRoles: Role[]
  poolKind?: UnitKind
  /** Added to the day's place in the rotation: two shifts of a day turn apart from each other. */
  offset: number
  note: string
}

/** A date on which the rotation was set aside by a person. */
export interface RosterOverride extends Document {
  rule: string
  unit: string
  /** 'YYYY-MM-DD', the day on which the shift begins. */
  date: string
  leader: string
  backup?: string
}

export const counties = collection<County>('counties')
export const units = collection<OrgUnit>('units', { unique: [['county', 'code']] })
export const people = collection<Person>('people', { index: [['county', 'name']] })
export const posts = collection<Post>('posts', {
  index: [
    ['county', 'unit'],
    ['county', 'person'],
  ],
})
export const substitutions = collection<Substitution>('substitutions', { index: [['county', 'person']] })
export const rosterRules = collection<RosterRule>('rosterRules', { unique: [['county', 'code']] })
export const rosterOverrides = collection<RosterOverride>('rosterOverrides', {
  unique: [['county', 'rule', 'unit', 'date']],
})

export const directoryCollections = [
  counties,
  units,
  people,
  posts,
  substitutions,
  rosterRules,
  rosterOverrides,
] as const
