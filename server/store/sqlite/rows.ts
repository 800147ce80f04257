// A document as rows: its table, the columns of its indexes, its side tables. What is to be written is plain data,
// made where the document is at hand and written where the connection is.
import { DuplicateError } from '../errors.js'
import { bodyOf, type Stored, type Unsaved } from '../patching.js'
import type { Scalar } from '../port.js'
import { bigrams, foldedText } from '../text.js'
import type { Connection, Row } from './connection.js'
import { violatedColumns } from './failures.js'
import type { Layout, SideTable } from './layout.js'
import { column, table } from './names.js'
import { scalarOf, toKey, toSql } from './scalars.js'

/** A document that is not there yet. */
export interface NewRow {
  id: string
  county: string
  rev: number
  body: string
  opaque: string | null
  /** In the order of the layout. */
  fields: Scalar[]
  /** For each array field its values and what goes together with them. */
  sides: Side[]
  /** Folded; absent where the collection is not searched. */
  text?: string
}

export interface Side {
  values: Scalar[]
  together: Scalar[]
}

/** From one revision of a document to the next. */
export interface Change {
  id: string
  county: string
  /** The one before. */
  rev: number
  body: string
  /** Numbers of the columns that differ, and what they hold now. */
  columns: number[]
  fields: Scalar[]
  sides: { table: number; gone: Side; come: Side }[]
  text?: { before: string; after: string }
  /** When it differs. */
  opaque?: { after: string | null }
}

/**
 * @param later a field whose number comes with the commit (`withNumber`)
 * @throws TOO_LARGE
 */
export function newRow(layout: Layout, document: Stored | Unsaved, later?: string): NewRow {
  const { body, opaque } = bodyAndOpaque(layout, document, later)
  const valueOf = (field: string) => (field === later ? null : scalarOf(document[field]))
  const row: NewRow = {
    id: document._id,
    county: document.county,
    rev: typeof document.rev === 'number' ? document.rev : 1,
    body,
    opaque,
    fields: layout.fields.map(valueOf),
    sides: layout.multi.map(side => sideOf(side, document, valueOf)),
  }
  if (layout.pairs) row.text = textOf(layout, document)
  return row
}

/** The same row with a number in the field that it was made without. */
export function withNumber(layout: Layout, row: NewRow, field: string, number: number): NewRow {
  return {
    ...row,
    body: `{${JSON.stringify(field)}:${number}${row.body === '{}' ? '}' : `,${row.body.slice(1)}`}`,
    fields: row.fields.map((value, i) => (layout.fields[i] === field ? number : value)),
    sides: row.sides.map((side, i) => ({
      values: side.values,
      together: side.together.map((value, at) => (layout.multi[i]!.together[at] === field ? number : value)),
    })),
  }
}

/** @throws TOO_LARGE */
export function changeOf(layout: Layout, old: Stored, now: Stored): Change {
  const columns: number[] = []
  const fields: Scalar[] = []
  layout.fields.forEach((field, i) => {
    const value = scalarOf(now[field])
    if (value === scalarOf(old[field])) return
    columns.push(i)
    fields.push(value)
  })
  const { body, opaque } = bodyAndOpaque(layout, now)
  const change: Change = {
    id: old._id,
    county: old.county,
    rev: old.rev,
    body,
    columns,
    fields,
    sides: [],
  }
  if (opaque !== opaqueOf(layout, old)) change.opaque = { after: opaque }
  layout.multi.forEach((side, i) => {
    if (isUnmoved(side, old, now)) return
    const [gone, come] = [sideOf(side, old), sideOf(side, now)]
    if (gone.together.every((value, at) => value === come.together[at])) {
      const [before, after] = [new Set(gone.values), new Set(come.values)]
      gone.values = gone.values.filter(value => !after.has(value))
      come.values = come.values.filter(value => !before.has(value))
    }
    if (gone.values.length + come.values.length > 0) change.sides.push({ table: i, gone, come })
  })
  if (layout.pairs) {
    const [before, after] = [textOf(layout, old), textOf(layout, now)]
    if (before !== after) change.text = { before, after }
  }
  return change
}

/** The name of the field and, on the next line, its text; null when the document has none. */
export function opaqueOf({ c }: Layout, document: Unsaved): string | null {
  const text = c.opaque === undefined ? undefined : document[c.opaque]
  return typeof text === 'string' ? `${c.opaque}\n${text}` : null
}

function bodyAndOpaque(layout: Layout, document: Unsaved, later?: string): Pick<NewRow, 'body' | 'opaque'> {
  const opaque = opaqueOf(layout, document)
  return { body: bodyOf(layout.c, document, opaque === null ? undefined : layout.c.opaque, later), opaque }
}

function textOf({ c }: Layout, document: Unsaved): string {
  return foldedText(c.text.map(field => document[field]))
}

function sideOf(
  { field, together }: SideTable,
  document: Unsaved,
  valueOf = (each: string) => scalarOf(document[each]),
): Side {
  const value = document[field]
  const items: unknown[] = Array.isArray(value) ? value : [value]
  const values = new Set(items.filter(item => typeof item === 'string' || typeof item === 'number'))
  return { values: [...values], together: together.map(valueOf) }
}

/** Both have no values, or the same, and what goes together with them; an answer of no means nothing. */
function isUnmoved({ field, together }: SideTable, old: Stored, now: Stored): boolean {
  const [before, after] = [old[field], now[field]]
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false
  if (before.some((value, i) => value !== after[i])) return false
  return before.length === 0 || together.every(each => scalarOf(old[each]) === scalarOf(now[each]))
}

export function readBody({ _id, county, rev, body, _opaque }: Row): Stored {
  const document = {
    _id: _id as string,
    county: county as string,
    rev: rev as number,
    ...(JSON.parse(body as string) as object),
  } as Stored
  if (typeof _opaque === 'string') {
    const end = _opaque.indexOf('\n')
    document[_opaque.slice(0, end)] = _opaque.slice(end + 1)
  }
  return document
}

export function readRow(
  connection: Connection,
  layout: Layout,
  county: string,
  id: string,
): Stored | undefined {
  const row = connection.first(layout.read, id, county)
  return row && readBody(row)
}

/** False, when asked to spare those there are, if the `_id` is taken. @throws DUPLICATE */
export function insertRow(connection: Connection, layout: Layout, row: NewRow, sparing = false): boolean {
  const { id, county, text } = row
  const bound = [
    id,
    county,
    row.rev,
    row.body,
    row.opaque,
    ...row.fields.map(toSql),
    ...(layout.pairs ? [text!] : []),
  ]
  const sql = sparing ? layout.insertNew : layout.insert
  if (unlessDuplicate(layout, () => connection.run(sql, ...bound)) === 0) return false
  insertSides(connection, layout, row)
  return true
}

function insertSides(connection: Connection, layout: Layout, row: NewRow): void {
  layout.multi.forEach((side, i) => writeSide(connection, side, 'insert', row, row.sides[i]!))
  if (layout.pairs) writePairs(connection, layout.pairs, 'insert', row, bigrams(row.text!))
}

/** False when the row has another revision or is not there. @throws DUPLICATE */
export function changeRow(connection: Connection, layout: Layout, change: Change): boolean {
  const { id, county, rev, text, opaque } = change
  const sql = layout.update(change.columns, text !== undefined, opaque !== undefined)
  const bound = [
    rev + 1,
    change.body,
    ...change.fields.map(toSql),
    ...(text ? [text.after] : []),
    ...(opaque ? [opaque.after] : []),
  ]
  if (unlessDuplicate(layout, () => connection.run(sql, ...bound, id, county, rev)) === 0) return false
  for (const { table, gone, come } of change.sides) {
    writeSide(connection, layout.multi[table]!, 'remove', change, gone)
    writeSide(connection, layout.multi[table]!, 'insert', change, come)
  }
  if (text && layout.pairs) {
    const [before, after] = [new Set(bigrams(text.before)), new Set(bigrams(text.after))]
    const gone = [...before].filter(pair => !after.has(pair))
    const come = [...after].filter(pair => !before.has(pair))
    writePairs(connection, layout.pairs, 'remove', change, gone)
    writePairs(connection, layout.pairs, 'insert', change, come)
  }
  return true
}

export function deleteRow(connection: Connection, layout: Layout, old: Stored): void {
  const owner = { id: old._id, county: old.county }
  connection.run(layout.remove, old._id)
  for (const side of layout.multi) writeSide(connection, side, 'remove', owner, sideOf(side, old))
  if (layout.pairs) writePairs(connection, layout.pairs, 'remove', owner, bigrams(textOf(layout, old)))
}

/** Writes a row that is there, with its side tables, after the declaration has changed. */
export function indexRow(connection: Connection, layout: Layout, document: Stored): void {
  const row = newRow(layout, document)
  const set = ['body', '_opaque', ...layout.fields, ...(layout.pairs ? ['_text'] : [])]
  const sql = `UPDATE ${table(layout.c)} SET ${set.map(each => `${column(each)} = ?`).join(', ')} WHERE _id = ?`
  const bound = [row.body, row.opaque, ...row.fields.map(toSql), ...(layout.pairs ? [row.text!] : [])]
  connection.run(sql, ...bound, row.id)
  insertSides(connection, layout, row)
}

type Owner = Pick<NewRow, 'id' | 'county'>

type Writing = 'insert' | 'remove'

function writeSide(db: Connection, side: SideTable, how: Writing, { id, county }: Owner, rows: Side): void {
  const together = rows.together.map(toKey)
  for (const value of rows.values) db.run(side[how], toSql(value), county, ...together, id)
}

function writePairs(db: Connection, side: SideTable, how: Writing, owner: Owner, values: string[]): void {
  writeSide(db, side, how, owner, { values, together: [] })
}

/** @throws DUPLICATE where SQLite speaks of a constraint */
export function unlessDuplicate<T>({ c }: Pick<Layout, 'c'>, write: () => T): T {
  try {
    return write()
  } catch (cause) {
    const columns = violatedColumns(cause)
    throw columns ? new DuplicateError(c.name, columns, { cause }) : cause
  }
}
