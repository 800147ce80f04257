import { randomInt } from 'node:crypto'
import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { DuplicateError, NotFoundError, StaleRevError, StoreError } from '../errors.js'
import { sortKeys } from '../paging.js'
import { patcher, unsaved, type Stored } from '../patching.js'
import type { Document, Patch, Query, Unsaved } from '../port.js'
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
import { insist, settle, type Verdict } from './settling.js'
import { madeBy, newToken, withToken, type Token } from './tokens.js'

type Rows = mongo.Collection<Row>

// Each of these checks and copies what it was given at once, and returns the writing that is left to do.

export function inserting<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
): (rows: Rows) => Promise<T> {
  const fresh = unsaved(c, document)
  return async rows => {
    if (!(await insertRow(rows, c, fresh))) throw new DuplicateError(c.name, ['_id'])
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
): (rows: Rows) => Promise<T> {
  const patched = patcher(c, patch)
  const held = from && rememberedWrites(from) && from.rev === rev ? (from as unknown as Stored) : undefined
  return async rows => {
    for (let known = held; ; known = undefined) {
      const old = known ?? (await readDocument(rows, county, id))
      if (!old) throw new NotFoundError(c.name, id)
      if (old.rev !== rev) throw new StaleRevError(c.name, id, rev, old.rev)
      const now = patched(old)
      // When it was not written, what is stored now says why.
      if (await replaceRow(rows, c, old, now)) return now as unknown as T
    }
  }
}

export function puttingNewer<T extends Document>(
  c: Collection<T>,
  document: Unsaved<T>,
  field: string,
): (rows: Rows) => Promise<'written' | 'older'> {
  const fresh = unsaved(c, document)
  const number = fresh[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return async rows => {
    for (;;) {
      const old = await readDocument(rows, fresh.county, fresh._id)
      const held = old?.[field]
      if (typeof held === 'number' && held >= number) return 'older'
      const written = old
        ? await replaceRow(rows, c, old, { ...fresh, rev: old.rev + 1 })
        : await insertRow(rows, c, fresh)
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
): (rows: Rows) => Promise<void> {
  const patched = patcher(c, patch)
  const number = (patch.set as Record<string, unknown> | undefined)?.[field]
  if (typeof number !== 'number') throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a number`)
  return async rows => {
    for (;;) {
      const old = await readDocument(rows, county, id)
      const held = old?.[field]
      if (!old || (typeof held === 'number' && held >= number)) return
      if (await replaceRow(rows, c, old, patched(old))) return
    }
  }
}

export function removing(
  c: Collection<unknown>,
  county: string,
  id: string,
  rev?: number,
): (rows: Rows) => Promise<boolean> {
  return async rows => {
    const filter = { _id: id, county, ...(rev === undefined ? {} : { rev }) }
    const look = async (): Promise<Verdict> => {
      const stored = await latest(rows, county, id)
      if (!stored) return 'taken'
      return rev === undefined || stored.rev === rev ? 'open' : 'refused'
    }
    const removed = await settle(async () => (await rows.deleteOne(filter)).deletedCount > 0, look)
    if (removed === 'taken') return true
    const old = rev === undefined ? undefined : await readDocument(rows, county, id)
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
): (rows: Rows) => Promise<T | undefined> {
  const patched = patcher(c, patch)
  const filter = selectionFilter(c, county, query as AnySelection)
  const sort = sortOf(sortKeys(query.sort ?? []))
  return async rows => {
    for (;;) {
      const found = await insist(() =>
        rows.find(filter, { sort, limit: candidates, batchSize: candidates }).toArray(),
      )
      if (found.length === 0) return undefined
      // The first, unless others want it too; then one at random, so that not all want the second.
      for (let at = 0; found.length > 0; at = found.length > 0 ? randomInt(found.length) : 0) {
        const old = documentOf(found.splice(at, 1)[0]!)
        const now = patched(old)
        if (await replaceRow(rows, c, old, now)) return now as unknown as T
      }
    }
  }
}

/** As it is now on the primary. */
export async function readDocument(rows: Rows, county: string, id: string): Promise<Stored | undefined> {
  const row = await insist(() => rows.findOne({ _id: id, county }))
  return row ? documentOf(row) : undefined
}

/** As a majority holds it: what is read here stays. */
function latest(rows: Rows, county: string, id: string): Promise<Row | null> {
  return rows.findOne({ _id: id, county }, { readConcern: { level: 'majority' } })
}

/** False when the `_id` is taken. @throws DUPLICATE for a unique index, TOO_LARGE */
async function insertRow(rows: Rows, c: Collection<unknown>, document: Stored): Promise<boolean> {
  const token = newToken()
  const row = rowOf(c, document, withToken(token))
  const named = () => rows.findOne({ _id: document._id }, { projection: { _id: 1 } })
  let collided = false
  const write = async () => {
    try {
      await rows.insertOne(row)
      return true
    } catch (error) {
      collided = isDuplicate(error)
      if (collided) return false
      throw error
    }
  }
  const look = async (): Promise<Verdict> => {
    const stored = await latest(rows, document.county, document._id)
    if (stored) return verdict(token, 1, stored)
    return collided && !(await named()) ? 'refused' : 'open'
  }
  if ((await settle(write, look)) === 'taken') {
    remember(document, row.__writes)
    return true
  }
  if (await insist(named)) return false
  await refuseDuplicate(rows, c, document)
  return insertRow(rows, c, document)
}

/**
 * Compare and set. The tokens are compared with the revision: a document that went and came back is another one.
 * @param old as it was read or written here
 * @returns false when it is no longer what is stored
 * @throws DUPLICATE, TOO_LARGE
 */
async function replaceRow(
  rows: Rows,
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
      const { matchedCount } = await rows.updateOne({ _id, county, rev, __writes: before }, update)
      return matchedCount > 0
    } catch (error) {
      collided = isDuplicate(error)
      if (collided) return false
      throw error
    }
  }
  const look = async (): Promise<Verdict> => {
    const stored = await latest(rows, county, _id)
    if (!stored) return 'unknown'
    if (collided) return 'refused'
    return stored.rev === rev ? 'open' : verdict(token, document.rev, stored)
  }
  if ((await settle(write, look)) === 'taken') {
    remember(document, writes)
    return true
  }
  if (!collided) return false
  await refuseDuplicate(rows, c, document)
  return replaceRow(rows, c, old, document)
}

function verdict(token: Token, rev: number, stored: Row): Verdict {
  const made = madeBy(token, rev, stored)
  return made === undefined ? 'unknown' : made ? 'taken' : 'refused'
}

/** Finds who holds the values; nobody when they are free again by now. @throws DUPLICATE */
export async function refuseDuplicate(rows: Rows, c: Collection<unknown>, document: Stored): Promise<void> {
  const { _id, county } = document
  for (const [i, fields] of c.unique.entries()) {
    const held = { county, [uniqueField(i)]: uniqueText(fields, document), _id: { $ne: _id } }
    const other = await insist(() => rows.findOne(held, { projection: { _id: 1 } }))
    if (other) throw new DuplicateError(c.name, fields)
  }
}
