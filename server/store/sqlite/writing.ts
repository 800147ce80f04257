import type { Collection } from '../collection.js'
import { FollowersError, NotFoundError, StaleRevError, StoreError } from '../errors.js'
import { patcher, unsaved } from '../patching.js'
import type { Document, Follower, Patch, Query, Unsaved } from '../port.js'
import type { AnySelection } from '../terms.js'
import type { Connection } from './connection.js'
import { endsTransaction } from './failures.js'
import { table } from './names.js'
import { orderSql, sqlKeys } from './paging.js'
import { deleteRow, holdsId, insertRow, readBody, readRow, replaceRow } from './rows.js'
import { selectionSql } from './selection.js'

// Each of these checks and copies what it was given at once, and returns the writing to be done when its turn comes.

export function inserting<T extends Document>(c: Collection<T>, document: Unsaved<T>): (db: Connection) => T {
  const fresh = unsaved(c, document)
  return db => {
    insertRow(db, c, fresh)
    return fresh as unknown as T
  }
}

export function updating<T extends Document>(
  c: Collection<T>,
  county: string,
  id: string,
  rev: number,
  patch: Patch<T>,
): (db: Connection) => T {
  const patched = patcher(c, patch)
  return db => {
    const old = readRow(db, c, county, id)
    if (!old) throw new NotFoundError(c.name, id)
    if (old.rev !== rev) throw new StaleRevError(c.name, id, rev, old.rev)
    const now = patched(old)
    replaceRow(db, c, old, now)
    return now as unknown as T
  }
}

export function puttingNewer<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  field: string,
): (db: Connection) => 'written' | 'older' {
  const fresh = unsaved(c, document)
  const number = fresh[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return db => {
    const old = readRow(db, c, fresh.county, fresh._id)
    const held = old?.[field]
    if (typeof held === 'number' && held >= number) return 'older'
    if (old) replaceRow(db, c, old, { ...fresh, rev: old.rev + 1 })
    else insertRow(db, c, fresh)
    return 'written'
  }
}

export function patchingNewer(
  c: Collection<Document>,
  county: string,
  id: string,
  field: string,
  patch: Patch<Document>,
): (db: Connection) => void {
  const patched = patcher(c, patch)
  const number = (patch.set as Record<string, unknown> | undefined)?.[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return db => {
    const old = readRow(db, c, county, id)
    const held = old?.[field]
    if (old && !(typeof held === 'number' && held >= number)) replaceRow(db, c, old, patched(old))
  }
}

/** A write and what goes with it: under one savepoint, so all or nothing. */
export function leading<T>(
  c: Collection<unknown>,
  id: string,
  write: (db: Connection) => T,
  followers: readonly Follower[] = [],
): (db: Connection) => T {
  const failed = (cause: unknown) => new FollowersError(c.name, id, undefined, { cause })
  const rest = (() => {
    try {
      return followers.map(followingUp)
    } catch (error) {
      throw failed(error)
    }
  })()
  return db => {
    const result = write(db)
    try {
      for (const each of rest) each(db)
    } catch (error) {
      throw endsTransaction(error) ? error : failed(error)
    }
    return result
  }
}

function followingUp(follower: Follower): (db: Connection) => unknown {
  const { c } = follower
  switch (follower.kind) {
    case 'insert': {
      const fresh = unsaved(c, follower.document)
      return db => {
        if (!holdsId(db, c, fresh._id)) insertRow(db, c, fresh)
      }
    }
    case 'putNewer':
      return puttingNewer(c as Collection<Document>, follower.document, follower.field)
    case 'patchNewer':
      return patchingNewer(
        c as Collection<Document>,
        follower.county,
        follower.id,
        follower.field,
        follower.patch as Patch<Document>,
      )
    case 'remove':
      return removing(c, follower.county, follower.id)
  }
}

export function removing(
  c: Collection<unknown>,
  county: string,
  id: string,
  rev?: number,
): (db: Connection) => boolean {
  return db => {
    const old = readRow(db, c, county, id)
    if (!old) return false
    if (rev !== undefined && old.rev !== rev) throw new StaleRevError(c.name, id, rev, old.rev)
    deleteRow(db, c, old)
    return true
  }
}

export function claiming<T extends Document>(
  c: Collection<T>,
  county: string,
  query: Pick<Query<T>, 'where' | 'or' | 'sort'>,
  patch: Patch<T>,
): (db: Connection) => T | undefined {
  const patched = patcher(c, patch)
  const { sql, bound } = selectionSql(c, county, query as AnySelection)
  const order = orderSql(sqlKeys(c, query.sort ?? []))
  const statement = `SELECT _id, county, rev, body FROM ${table(c)} WHERE ${sql} ORDER BY ${order} LIMIT 1`
  return db => {
    const row = db.first(statement, ...bound)
    if (!row) return undefined
    const old = readBody(row)
    const now = patched(old)
    replaceRow(db, c, old, now)
    return now as unknown as T
  }
}
