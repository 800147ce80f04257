import { randomInt } from 'node:crypto'
import type { Collection } from '../collection.js'
import { DuplicateError, NotFoundError, StaleRevError, StoreError } from '../errors.js'
import { sortKeys } from '../paging.js'
import { patcher, unsaved, type Stored } from '../patching.js'
import type { Document, Numbered, Patch, Query, Unsaved } from '../port.js'
import type { AnySelection } from '../terms.js'
import { isDuplicate } from './failures.js'
import {
  changes,
  documentOf,
  remember,
  rememberedWrites,
  rowOf,
  uniqueField,
  uniqueText,
  type Row,
} from './rows.js'
import { selectionFilter, sortOf } from './selection.js'
import type { NextNumber } from './sequences.js'
import { insist, settle, type Verdict } from './settling.js'
import type { Rows, Table } from './table.js'
import { madeBy, newToken, withToken, type Token } from './tokens.js'

// Each of these checks and copies what it was given at once, and returns the writing that is left to do.

export function inserting<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  numbered?: Numbered & { next: NextNumber },
): (table: Table) => Promise<T> {
  const given = unsaved(c, document)
  return async table => {
    const fresh = numbered
      ? { ...given, [numbered.field]: await numbered.next(given.county, numbered.sequence) }
      : given
    if (!(await insertRow(table, c, fresh))) throw new DuplicateError(c.name, ['_id'])
    return fresh as unknown as T
  }
}

export function updating<T extends Document>(
  c: Collection<T>,
  county: string,
  id: string,
  rev: number,
  patch: Patch<T>,
  from?: T,
): (table: Table) => Promise<T> {
  const patched = patcher(c, patch)
  const held = from && rememberedWrites(from) && from.rev === rev ? (from as unknown as Stored) : undefined
  return async table => {
    for (let known = held; ; known = undefined) {
      const old = known ?? (await readDocument(table, county, id))
      if (!old) throw new NotFoundError(c.name, id)
      if (old.rev !== rev) throw new StaleRevError(c.name, id, rev, old.rev)
      const now = patched(old)
      // When it was not written, what is stored now says why.
      if (await replaceRow(table, c, old, now)) return now as unknown as T
    }
  }
}

export function puttingNewer<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  field: string,
): (table: Table) => Promise<'written' | 'older'> {
  const fresh = unsaved(c, document)
  const number = fresh[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return async table => {
    for (;;) {
      const old = await readDocument(table, fresh.county, fresh._id)
      const held = old?.[field]
      if (typeof held === 'number' && held >= number) return 'older'
      const written = old
        ? await replaceRow(table, c, old, { ...fresh, rev: old.rev + 1 })
        : await insertRow(table, c, fresh)
      if (written) return 'written'
      // Somebody was quicker: whether that was a newer one is looked at again.
    }
  }
}

export function patchingNewer(
  c: Collection<Document>,
  county: string,
  id: string,
  field: string,
  patch: Patch<Document>,
): (table: Table) => Promise<void> {
  const patched = patcher(c, patch)
  const number = (patch.set as Record<string, unknown> | undefined)?.[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return async table => {
    for (;;) {
      const old = await readDocument(table, county, id)
      const held = old?.[field]
      if (!old || (typeof held === 'number' && held >= number)) return
      if (await replaceRow(table, c, old, patched(old))) return
    }
  }
}

export function removing(
  c: Collection<unknown>,
  county: string,
  id: string,
  rev?: number,
): (table: Table) => Promise<boolean> {
  return async table => {
    const filter = { _id: id, county, ...(rev === undefined ? {} : { rev }) }
    const look = async (): Promise<Verdict> => {
      const stored = await latest(table.rows, county, id)
      if (!stored) return 'taken'
      return rev === undefined || stored.rev === rev ? 'open' : 'refused'
    }
    const removed = await settle(async () => (await table.rows.deleteOne(filter)).deletedCount > 0, look)
    if (removed === 'taken') return true
    const old = rev === undefined ? undefined : await readDocument(table, county, id)
    if (old) throw new StaleRevError(c.name, id, rev!, old.rev)
    return false
  }
}

const candidates = 32

export function claiming<T extends Document>(
  c: Collection<T>,
  county: string,
  query: Pick<Query<T>, 'where' | 'or' | 'sort'>,
  patch: Patch<T>,
): (table: Table) => Promise<T | undefined> {
  const patched = patcher(c, patch)
  const filter = selectionFilter(c, county, query as AnySelection)
  const sort = sortOf(sortKeys(query.sort ?? []))
  return async table => {
    for (;;) {
      const found = await insist(() =>
        table.rows.find(filter, { sort, limit: candidates, batchSize: candidates }).toArray(),
      )
      if (found.length === 0) return undefined
      // The first, unless others want it too; then one at random, so that not all want the second.
      for (let at = 0; found.length > 0; at = found.length > 0 ? randomInt(found.length) : 0) {
        const old = documentOf(found.splice(at, 1)[0]!)
        const now = patched(old)
        if (await replaceRow(table, c, old, now)) return now as unknown as T
      }
    }
  }
}

/** As it is now on the primary. */
export async function readDocument(table: Table, county: string, id: string): Promise<Stored | undefined> {
  const row = await insist(() => table.find({ _id: id, county }))
  return row ? documentOf(row) : undefined
}

/** As a majority holds it: what is read here stays. */
function latest(rows: Rows, county: string, id: string): Promise<Row | null> {
  return rows.findOne({ _id: id, county }, { readConcern: { level: 'majority' } })
}

/** False when the `_id` is taken. @throws DUPLICATE for a unique index, TOO_LARGE */
async function insertRow(table: Table, c: Collection<unknown>, document: Stored): Promise<boolean> {
  const token = newToken()
  const row = rowOf(c, document, withToken(token))
  const named = () => table.rows.findOne({ _id: document._id }, { projection: { _id: 1 } })
  let collided = false
  const write = async () => {
    try {
      return await table.insert(row)
    } catch (error) {
      collided = isDuplicate(error)
      if (collided) return false
      throw error
    }
  }
  const look = async (): Promise<Verdict> => {
    const stored = await latest(table.rows, document.county, document._id)
    if (stored) return verdict(token, 1, stored)
    return collided && !(await named()) ? 'refused' : 'open'
  }
  if ((await settle(write, look)) === 'taken') {
    remember(document, row.__writes)
    return true
  }
  if (await insist(named)) return false
  await refuseDuplicate(table.rows, c, document)
  return insertRow(table, c, document)
}

/**
 * Compare and set. The tokens are compared with the revision: a document that went and came back is another one.
 * @param old as it was read or written here
 * @returns false when it is no longer what is stored
 * @throws DUPLICATE, TOO_LARGE
 */
async function replaceRow(
  table: Table,
  c: Collection<unknown>,
  old: Stored,
  document: Stored,
): Promise<boolean> {
  const before = rememberedWrites(old)!
  const { _id, county, rev } = old
  const token = newToken()
  const writes = withToken(token, before)
  const update = changes(c, old, document, writes)
  let collided = false
  const write = async () => {
    try {
      return await table.step({ filter: { _id, county, rev, __writes: before }, update, token })
    } catch (error) {
      collided = isDuplicate(error)
      if (collided) return false
      throw error
    }
  }
  const look = async (): Promise<Verdict> => {
    const stored = await latest(table.rows, county, _id)
    if (!stored) return 'unknown'
    if (collided) return 'refused'
    return stored.rev === rev ? 'open' : verdict(token, document.rev, stored)
  }
  if ((await settle(write, look)) === 'taken') {
    remember(document, writes)
    return true
  }
  if (!collided) return false
  await refuseDuplicate(table.rows, c, document)
  return replaceRow(table, c, old, document)
}

function verdict(token: Token, rev: number, stored: Row): Verdict {
  const made = madeBy(token, rev, stored)
  return made === undefined ? 'unknown' : made ? 'taken' : 'refused'
}

/** Finds who holds the values; nobody when they are free again by now. @throws DUPLICATE */
export async function refuseDuplicate(rows: Rows, c: Collection<unknown>, document: Stored): Promise<void> {
  const { _id, county } = document
  for (const fields of c.unique) {
    const held = { county, [uniqueField(fields)]: uniqueText(fields, document), _id: { $ne: _id } }
    const other = await insist(() => rows.findOne(held, { projection: { _id: 1 } }))
    if (other) throw new DuplicateError(c.name, fields)
  }
}
