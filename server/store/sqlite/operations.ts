// Writes as plain data, which can go to another thread: made here, where the caller's documents are checked and
// copied at once; carried out in performing.ts when their turn comes.
import type { Collection } from '../collection.js'
import { FollowersError, StoreError } from '../errors.js'
import { applied, checkedNew, checkedPatch, unsaved, type CheckedPatch, type Stored } from '../patching.js'
import type { AnyPatch, Document, Follower, Following, Numbered, Patch, Query, Unsaved } from '../port.js'
import type { AnySelection } from '../terms.js'
import type { BlobRow } from './blob-rows.js'
import { layoutOf } from './layout.js'
import { documentColumns, table } from './names.js'
import { orderSql, sqlKeys } from './paging.js'
import { changeOf, newRow, type Change, type NewRow } from './rows.js'
import { selectionSql, type Fragment } from './selection.js'

/** `c` names a collection. */
export type Operation = { followers?: Operation[] } & (
  | { do: 'insert'; c: string; row: NewRow; sparing?: true; numbered?: Numbered }
  | { do: 'change'; c: string; change: Change }
  | { do: 'patch'; c: string; county: string; id: string; rev: number; patch: CheckedPatch }
  | { do: 'putNewer'; c: string; row: NewRow; field: string; number: number }
  | { do: 'patchNewer'; c: string; county: string; id: string; field: string; patch: CheckedPatch }
  | { do: 'remove'; c: string; county: string; id: string; rev?: number }
  | { do: 'claim'; c: string; first: Fragment; patch: CheckedPatch }
  | { do: 'load'; c: string; rows: NewRow[] }
  | { do: 'raise'; county: string; name: string; value: number }
  | { do: 'next'; county: string; sequence: string }
  | { do: 'keepBlob'; blob: BlobRow }
  | { do: 'removeBlob'; county: string; id: string }
  | { do: 'probe' }
)

/** What a patched row is read as. */
export interface Patched {
  id: string
  rev: number
  body: string
  opaque: string | null
}

export function inserting<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  { followers, numbered }: Pick<Following<T>, 'followers'> & { numbered?: Numbered } = {},
): { operation: Operation; result: T } {
  const fresh = unsaved(c, document)
  const operation: Operation = {
    do: 'insert',
    c: c.name,
    row: newRow(layoutOf(c), fresh, numbered?.field),
    ...(numbered ? { numbered } : {}),
  }
  return { operation: leading(c, fresh._id, operation, followers), result: fresh as unknown as T }
}

export function updating<T extends Document>(
  c: Collection<T>,
  county: string,
  id: string,
  rev: number,
  patch: Patch<T>,
  { followers, from }: Following<T> = {},
): { operation: Operation; result?: T } {
  const checked = checkedPatch(c, patch)
  if (!from || from.rev !== rev || from._id !== id || from.county !== county) {
    const operation: Operation = { do: 'patch', c: c.name, county, id, rev, patch: checked }
    return { operation: leading(c, id, operation, followers) }
  }
  const now = applied(from as unknown as Stored, checked)
  const change = changeOf(layoutOf(c), from as unknown as Stored, now)
  const operation: Operation = { do: 'change', c: c.name, change }
  return { operation: leading(c, id, operation, followers), result: now as unknown as T }
}

export function puttingNewer<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  field: string,
): Operation {
  const fresh = checkedNew(c, document)
  const number = numberIn(c, fresh, field)
  return { do: 'putNewer', c: c.name, row: newRow(layoutOf(c), fresh), field, number }
}

export function removing(c: Collection<unknown>, county: string, id: string, rev?: number): Operation {
  return { do: 'remove', c: c.name, county, id, ...(rev === undefined ? {} : { rev }) }
}

export function claiming<T extends Document>(
  c: Collection<T>,
  county: string,
  query: Pick<Query<T>, 'where' | 'or' | 'sort'>,
  patch: Patch<T>,
): Operation {
  const { sql, bound } = selectionSql(c, county, query as AnySelection)
  const order = orderSql(sqlKeys(c, query.sort ?? []))
  const first = `SELECT ${documentColumns} FROM ${table(c)} WHERE ${sql} ORDER BY ${order} LIMIT 1`
  return { do: 'claim', c: c.name, first: { sql: first, bound }, patch: checkedPatch(c, patch) }
}

function leading(
  c: Collection<unknown>,
  id: string,
  operation: Operation,
  followers: readonly Follower[] = [],
): Operation {
  if (followers.length === 0) return operation
  try {
    return { ...operation, followers: followers.map(following) }
  } catch (cause) {
    throw new FollowersError(c.name, id, undefined, { cause })
  }
}

function following(follower: Follower): Operation {
  const { c } = follower
  switch (follower.kind) {
    case 'insert':
      return {
        do: 'insert',
        c: c.name,
        row: newRow(layoutOf(c), checkedNew(c, follower.document), follower.numbered?.field),
        sparing: true,
        ...(follower.numbered ? { numbered: follower.numbered } : {}),
      }
    case 'update': {
      const { county, id, rev, patch } = follower
      return { do: 'patch', c: c.name, county, id, rev, patch: checkedPatch(c, patch) }
    }
    case 'putNewer':
      return puttingNewer(c as Collection<Document>, follower.document, follower.field)
    case 'patchNewer':
      return patchingNewer(c, follower.county, follower.id, follower.field, follower.patch)
    case 'remove':
      return removing(c, follower.county, follower.id)
  }
}

function patchingNewer(
  c: Collection<unknown>,
  county: string,
  id: string,
  field: string,
  patch: AnyPatch,
): Operation {
  const checked = checkedPatch(c, patch)
  numberIn(c, checked.set, field)
  return { do: 'patchNewer', c: c.name, county, id, field, patch: checked }
}

function numberIn(c: Collection<unknown>, fields: Record<string, unknown>, field: string): number {
  const number = fields[field]
  if (typeof number === 'number') return number
  throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
}
