// A document as rows: its table, the columns of its indexes, its side tables.
import type { Collection } from '../collection.js'
import { DuplicateError } from '../errors.js'
import { bodyOf, type Stored } from '../patching.js'
import { bigrams, foldedText } from '../text.js'
import type { Bound, Connection, Row } from './connection.js'
import { violatedColumns } from './failures.js'
import { bigramsTable, column, indexedFields, table, valuesTable } from './names.js'
import { toSql } from './scalars.js'

export function readBody({ _id, county, rev, body }: Row): Stored {
  return {
    _id: _id as string,
    county: county as string,
    rev: rev as number,
    ...(JSON.parse(body as string) as object),
  }
}

export function readRow(
  connection: Connection,
  c: Collection<unknown>,
  county: string,
  id: string,
): Stored | undefined {
  const row = connection.first(
    `SELECT _id, county, rev, body FROM ${table(c)} WHERE _id = ? AND county = ?`,
    id,
    county,
  )
  return row && readBody(row)
}

export function holdsId(connection: Connection, c: Collection<unknown>, id: string): boolean {
  return connection.first(`SELECT 1 AS held FROM ${table(c)} WHERE _id = ?`, id) !== undefined
}

/** @throws DUPLICATE, TOO_LARGE */
export function insertRow(connection: Connection, c: Collection<unknown>, document: Stored): void {
  const columns = ['_id', 'county', 'rev', 'body', ...indexedFields(c)]
  const sql = `INSERT INTO ${table(c)} (${columns.map(column).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  const { _id, county, rev } = document
  unlessDuplicate(c, () =>
    connection.run(sql, _id, county, rev, bodyOf(c, document), ...indexed(c, document)),
  )
  writeValues(connection, c, undefined, document)
}

/** @throws DUPLICATE, TOO_LARGE */
export function replaceRow(
  connection: Connection,
  c: Collection<unknown>,
  old: Stored,
  document: Stored,
): void {
  const columns = ['rev', 'body', ...indexedFields(c)]
  const sql = `UPDATE ${table(c)} SET ${columns.map(each => `${column(each)} = ?`).join(', ')} WHERE _id = ?`
  unlessDuplicate(c, () =>
    connection.run(sql, document.rev, bodyOf(c, document), ...indexed(c, document), document._id),
  )
  writeValues(connection, c, old, document)
}

export function deleteRow(connection: Connection, c: Collection<unknown>, old: Stored): void {
  connection.run(`DELETE FROM ${table(c)} WHERE _id = ?`, old._id)
  writeValues(connection, c, old, undefined)
}

/** Fills columns and side tables of a row that is there, after the declaration has changed. */
export function indexRow(connection: Connection, c: Collection<unknown>, document: Stored): void {
  const fields = indexedFields(c)
  if (fields.length > 0) {
    const sql = `UPDATE ${table(c)} SET ${fields.map(each => `${column(each)} = ?`).join(', ')} WHERE _id = ?`
    connection.run(sql, ...indexed(c, document), document._id)
  }
  writeValues(connection, c, undefined, document)
}

function indexed(c: Collection<unknown>, document: Stored): Bound[] {
  return indexedFields(c).map(field => toSql(document[field]))
}

function writeValues(connection: Connection, c: Collection<unknown>, old?: Stored, now?: Stored): void {
  const { _id: id, county } = (now ?? old)!
  for (const field of Object.keys(c.multi)) {
    replaceValues(connection, valuesTable(c, field), county, id, scalars(old?.[field]), scalars(now?.[field]))
  }
  if (c.text.length === 0) return
  const [before, after] = [old, now].map(each => (each ? foldedText(c.text.map(field => each[field])) : ''))
  if (before === after) return
  replaceValues(connection, bigramsTable(c), county, id, new Set(bigrams(before!)), new Set(bigrams(after!)))
  if (now) connection.run(`UPDATE ${table(c)} SET _text = ? WHERE _id = ?`, after!, id)
}

function scalars(value: unknown): Set<Bound> {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return new Set(items.filter(item => typeof item === 'string' || typeof item === 'number'))
}

function replaceValues(
  connection: Connection,
  side: string,
  county: string,
  id: string,
  old: Set<Bound>,
  now: Set<Bound>,
): void {
  for (const value of old) {
    if (!now.has(value))
      connection.run(`DELETE FROM ${side} WHERE value = ? AND county = ? AND id = ?`, value, county, id)
  }
  for (const value of now) {
    if (!old.has(value)) connection.run(`INSERT INTO ${side} VALUES (?, ?, ?)`, value, county, id)
  }
}

/** @throws DUPLICATE where SQLite speaks of a constraint */
export function unlessDuplicate(c: Collection<unknown>, write: () => void): void {
  try {
    write()
  } catch (cause) {
    const columns = violatedColumns(cause)
    throw columns ? new DuplicateError(c.name, columns, { cause }) : cause
  }
}
