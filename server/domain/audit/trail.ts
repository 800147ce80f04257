import { randomUUID } from 'node:crypto'
import {
  follow,
  isStoreError,
  type Filter,
  type Insertion,
  type Page,
  type Store,
  type Unsaved,
} from '../../store/port.js'
import { auditTrail, type AuditRow } from './record.js'

export interface AuditEntry {
  person: string
  post?: string
  act: string
  subject: string
  requestId?: string
  details?: Readonly<Record<string, unknown>>
  /** When it was done; now when not said. */
  at?: number
  /** The same for every attempt at the same act: it is recorded once. */
  once?: string
}

export interface AuditQuery {
  subject?: string
  person?: string
  act?: string
  /** Instants, the end exclusive. */
  from?: number
  to?: number
  /** 100 when not said. */
  limit?: number
  /** `next` of the page before. */
  after?: string
}

/** What is read back: details as they were given. */
export interface AuditView extends Omit<AuditRow, '_id' | 'rev' | 'details'> {
  details: Record<string, unknown>
}

export interface AuditTrail {
  /** Resolves once the row is on disk. */
  append(county: string, entry: AuditEntry): Promise<AuditView>
  /** Newest first. */
  read(county: string, query?: AuditQuery): Promise<Page<AuditView>>
}

/** The append-only trail of what was done. There is no way to change or remove a row. */
export function auditTrailOf(store: Store, clock: { now(): number }): AuditTrail {
  return {
    async append(county, entry) {
      const { once, at = clock.now() } = entry
      if (once === undefined) {
        const _id = `${county}.audit.${randomUUID()}`
        return view(await store.insert(auditTrail, rowOf(county, _id, { ...entry, at }), { numbered }))
      }
      const own = idOf(county, once)
      const there = await store.get(auditTrail, county, own)
      if (there) return view(there)
      try {
        return view(await store.insert(auditTrail, rowOf(county, own, { ...entry, at }), { numbered }))
      } catch (error) {
        // Another attempt at the same act came first.
        const first = isStoreError(error, 'DUPLICATE') ? await store.get(auditTrail, county, own) : undefined
        if (!first) throw error
        return view(first)
      }
    },
    async read(county, { from, to, limit, after, ...equal } = {}) {
      const where: Filter<AuditRow> = {
        ...given(equal),
        ...(from !== undefined || to !== undefined ? { at: given({ gte: from, lt: to }) } : {}),
      }
      const page = await store.find(auditTrail, county, { where, sort: ['-seq'], limit, after })
      return { ...page, items: page.items.map(view) }
    },
  }
}

/** The row of an act, to be written in the commit of the act itself; appending the same act again does nothing more. */
export function auditFollower(
  county: string,
  entry: AuditEntry & Required<Pick<AuditEntry, 'at' | 'once'>>,
): Insertion {
  return follow.insert(auditTrail, rowOf(county, idOf(county, entry.once), entry), numbered)
}

/** Each row takes the next place of its county's trail as it is written. */
const numbered = { field: 'seq', sequence: 'audit' } as const

const idOf = (county: string, once: string) => `${county}.audit.once.${once}`

function rowOf(
  county: string,
  _id: string,
  { at, person, post, act, subject, requestId, details = {} }: AuditEntry & { at: number },
): Unsaved<AuditRow> {
  return { _id, county, seq: 0, at, person, post, act, subject, requestId, details: JSON.stringify(details) }
}

function view({ _id: _omitted, rev: _rev, details, ...row }: AuditRow): AuditView {
  return { ...row, details: JSON.parse(details) as Record<string, unknown> }
}

function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
