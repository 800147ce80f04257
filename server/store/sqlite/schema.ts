// One table for a collection: identity, the fields that indexes need, the body as JSON. Side tables hold the values
// of array fields and the pairs of characters of text fields.
import type { Collection } from '../collection.js'
import type { Connection } from './connection.js'
import { layoutOf } from './layout.js'
import { column, documentColumns, indexedFields, table } from './names.js'
import { indexRow, readBody, unlessDuplicate } from './rows.js'

const version = 3

/**
 * Brings the tables in line with the declarations; a changed declaration indexes the collection anew.
 * @throws DUPLICATE when a new unique index does not hold for what is stored; then nothing has changed
 */
export function prepareSchema(connection: Connection, collections: readonly Collection<unknown>[]): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    connection.exec(`CREATE TABLE IF NOT EXISTS "_declarations" (name TEXT PRIMARY KEY, declared TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS "_sequences" (
        county TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (county, name)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS "_blobs" (
        county TEXT NOT NULL, id TEXT NOT NULL, file TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        size INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (county, id)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS "_probe" (id INTEGER PRIMARY KEY, room BLOB NOT NULL);`)
    for (const each of collections) prepareCollection(connection, each)
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction()) connection.exec('ROLLBACK')
    throw error
  }
}

function prepareCollection(connection: Connection, c: Collection<unknown>): void {
  const { unique, index, sparse, multi, multiIndex, text, opaque } = c
  const declared = JSON.stringify({ version, unique, index, sparse, multi, multiIndex, text, opaque })
  const stored = connection.first('SELECT declared FROM "_declarations" WHERE name = ?', c.name)?.declared
  if (stored === declared) return
  if (stored === undefined) {
    connection.exec(
      `CREATE TABLE ${table(c)} (_id TEXT PRIMARY KEY NOT NULL, county TEXT NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL, _opaque TEXT)`,
    )
  }
  dropIndexes(connection, c)
  addColumns(connection, c)
  createSideTables(connection, c)
  indexRows(connection, c)
  unlessDuplicate({ c }, () => createIndexes(connection, c))
  connection.run('INSERT OR REPLACE INTO "_declarations" VALUES (?, ?)', c.name, declared)
}

function dropIndexes(connection: Connection, c: Collection<unknown>): void {
  const made = `SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL
    AND ((type = 'index' AND tbl_name = ?1) OR (type = 'table' AND (name = ?1 || ' bigrams' OR name GLOB ?1 || '.*')))`
  for (const { type, name } of connection.all(made, c.name)) connection.exec(`DROP ${type} "${name}"`)
}

function addColumns(connection: Connection, c: Collection<unknown>): void {
  const present = connection.all('SELECT name FROM pragma_table_info(?)', c.name).map(row => row.name)
  const wanted = ['_opaque', ...indexedFields(c), ...(c.text.length > 0 ? ['_text'] : [])]
  for (const name of wanted.filter(each => !present.includes(each))) {
    connection.exec(`ALTER TABLE ${table(c)} ADD COLUMN ${column(name)}`)
  }
}

function createSideTables(connection: Connection, c: Collection<unknown>): void {
  const { multi, pairs } = layoutOf(c)
  for (const { name, together } of pairs ? [...multi, pairs] : multi) {
    const columns = together.map(field => `${column(field)} NOT NULL, `).join('')
    const key = ['value', 'county', ...together.map(column), 'id'].join(', ')
    connection.exec(`CREATE TABLE ${name} (
      value NOT NULL, county TEXT NOT NULL, ${columns}id TEXT NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`)
  }
}

function indexRows(connection: Connection, c: Collection<unknown>): void {
  const page = `SELECT ${documentColumns} FROM ${table(c)} WHERE _id > ? ORDER BY _id LIMIT 500`
  for (let rows = connection.all(page, ''); rows.length > 0;) {
    for (const row of rows) indexRow(connection, layoutOf(c), readBody(row))
    rows = connection.all(page, rows.at(-1)!._id!)
  }
}

function createIndexes(connection: Connection, c: Collection<unknown>): void {
  const create = (kind: string, fields: readonly string[], where = '') =>
    connection.exec(
      `CREATE ${kind} "${c.name} ${kind} ${fields.join(' ')}" ON ${table(c)} (${fields.map(column).join(', ')})${where}`,
    )
  for (const fields of c.unique) create('UNIQUE INDEX', fields)
  for (const fields of c.index) {
    const first = fields[0] === 'county' ? fields[1] : fields[0]
    const where = c.sparse.includes(fields) && first ? ` WHERE ${column(first)} IS NOT NULL` : ''
    create('INDEX', fields.includes('_id') ? fields : [...fields, '_id'], where)
  }
}
