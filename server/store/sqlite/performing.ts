import { FollowersError, NotFoundError, StaleRevError } from '../errors.js'
import { applied, type CheckedPatch, type Stored } from '../patching.js'
import { keepBlob, removeBlob } from './blob-rows.js'
import type { Connection } from './connection.js'
import { endsTransaction } from './failures.js'
import type { Layout, Layouts } from './layout.js'
import { documentColumns, table } from './names.js'
import type { Operation, Patched } from './operations.js'
import {
  changeOf,
  changeRow,
  deleteRow,
  insertRow,
  opaqueOf,
  readBody,
  readRow,
  withNumber,
  type NewRow,
} from './rows.js'

/**
 * Carries out an operation and, when it has succeeded, its followers. What throws has changed nothing, unless it has
 * followers or loads several rows.
 */
export function perform(db: Connection, layouts: Layouts, operation: Operation): unknown {
  const result = alone(db, layouts, operation)
  if (!operation.followers) return result
  try {
    for (const each of operation.followers) alone(db, layouts, each)
  } catch (cause) {
    if (endsTransaction(cause)) throw cause
    throw new FollowersError('c' in operation ? operation.c : '', idOf(operation), undefined, { cause })
  }
  return result
}

function alone(db: Connection, layouts: Layouts, operation: Operation): unknown {
  switch (operation.do) {
    case 'next':
      return nextNumber(db, operation.county, operation.sequence)
    case 'raise':
      return raise(db, operation)
    case 'keepBlob':
      return keepBlob(db, operation.blob)
    case 'removeBlob':
      return removeBlob(db, operation.county, operation.id)
    case 'probe':
      return tryWriting(db)
  }
  const layout = layouts.get(operation.c)!
  switch (operation.do) {
    case 'insert':
      return insert(db, layout, operation)
    case 'change':
      return change(db, layout, operation)
    case 'patch':
      return patch(db, layout, operation)
    case 'putNewer':
      return putNewer(db, layout, operation)
    case 'patchNewer':
      return patchNewer(db, layout, operation)
    case 'remove':
      return remove(db, layout, operation)
    case 'load':
      return operation.rows.forEach(row => load(db, layout, row))
    case 'claim': {
      const row = db.first(operation.first.sql, ...operation.first.bound)
      return row && write(db, layout, readBody(row), operation.patch)
    }
  }
}

/** The number that the row was given, when it is to have one. */
function insert(
  db: Connection,
  layout: Layout,
  { row, sparing, numbered }: An<'insert'>,
): number | undefined {
  if (!numbered) return void insertRow(db, layout, row, sparing)
  // One that is there needs no number.
  if (sparing && readRow(db, layout, row.county, row.id)) return undefined
  const number = nextNumber(db, row.county, numbered.sequence)
  insertRow(db, layout, withNumber(layout, row, numbered.field, number), sparing)
  return number
}

type An<Kind extends Operation['do']> = Extract<Operation, { do: Kind }>

function change(db: Connection, layout: Layout, { change }: An<'change'>): void {
  if (changeRow(db, layout, change)) return
  const { county, id, rev } = change
  const stored = readRow(db, layout, county, id)
  if (!stored) throw new NotFoundError(layout.c.name, id)
  throw new StaleRevError(layout.c.name, id, rev, stored.rev)
}

function patch(db: Connection, layout: Layout, { county, id, rev, patch }: An<'patch'>): Patched {
  const old = readRow(db, layout, county, id)
  if (!old) throw new NotFoundError(layout.c.name, id)
  if (old.rev !== rev) throw new StaleRevError(layout.c.name, id, rev, old.rev)
  return write(db, layout, old, patch)
}

function write(db: Connection, layout: Layout, old: Stored, patch: CheckedPatch): Patched {
  const now = applied(old, patch)
  const change = changeOf(layout, old, now)
  changeRow(db, layout, change)
  return { id: old._id, rev: now.rev, body: change.body, opaque: opaqueOf(layout, now) }
}

function putNewer(db: Connection, layout: Layout, { row, field, number }: An<'putNewer'>) {
  if (insertRow(db, layout, row, true)) return 'written'
  const old = readRow(db, layout, row.county, row.id)
  // Of another county: the insert says so.
  if (!old) return void insertRow(db, layout, row)
  if (holds(old, field, number)) return 'older'
  const fresh = readBody({
    _id: row.id,
    county: row.county,
    rev: old.rev + 1,
    body: row.body,
    _opaque: row.opaque,
  })
  changeRow(db, layout, changeOf(layout, old, fresh))
  return 'written'
}

function patchNewer(db: Connection, layout: Layout, { county, id, field, patch }: An<'patchNewer'>): void {
  const old = readRow(db, layout, county, id)
  if (old && !holds(old, field, patch.set[field] as number)) write(db, layout, old, patch)
}

function remove(db: Connection, layout: Layout, { county, id, rev }: An<'remove'>): boolean {
  const old = readRow(db, layout, county, id)
  if (!old) return false
  if (rev !== undefined && old.rev !== rev) throw new StaleRevError(layout.c.name, id, rev, old.rev)
  deleteRow(db, layout, old)
  return true
}

/** Puts a row in the place of whatever has its `_id`. */
function load(db: Connection, layout: Layout, row: NewRow): void {
  const held = db.first(`SELECT ${documentColumns} FROM ${table(layout.c)} WHERE _id = ?`, row.id)
  if (held) deleteRow(db, layout, readBody(held))
  insertRow(db, layout, row)
}

/** Whether a row has this number or a higher one already. */
function holds(row: Stored, field: string, number: number): boolean {
  const held = row[field]
  return typeof held === 'number' && held >= number
}

function idOf(operation: Operation): string {
  if ('row' in operation) return operation.row.id
  if ('change' in operation) return operation.change.id
  return 'id' in operation ? operation.id : ''
}

function nextNumber(db: Connection, county: string, sequence: string): number {
  const sql = `INSERT INTO "_sequences" VALUES (?, ?, 1)
    ON CONFLICT (county, name) DO UPDATE SET value = value + 1 RETURNING value`
  return db.first(sql, county, sequence)!.value as number
}

function raise(db: Connection, { county, name, value }: An<'raise'>): void {
  const sql = `INSERT INTO "_sequences" VALUES (?, ?, ?)
    ON CONFLICT (county, name) DO UPDATE SET value = max(value, excluded.value)`
  db.run(sql, county, name, value)
}

/** Needs as much room as a document of some size, so that health does not come back for a moment only. */
function tryWriting(db: Connection): void {
  db.run('INSERT OR REPLACE INTO "_probe" VALUES (1, randomblob(65536))')
}
