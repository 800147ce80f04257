// What SQL a collection needs, made once.
import type { Collection } from '../collection.js'
import { bigramsTable, column, documentColumns, indexedFields, table, valuesTable } from './names.js'

export interface Layout {
  readonly c: Collection<unknown>
  /** The fields that have a column of their own. */
  readonly fields: readonly string[]
  /** The array fields, each with its side table. */
  readonly multi: readonly SideTable[]
  /** Of the text search. */
  readonly pairs: SideTable | undefined
  readonly read: string
  readonly insert: string
  /** As `insert`, but a taken `_id` changes nothing. */
  readonly insertNew: string
  readonly remove: string
  /** Writes revision, body and the columns with these numbers, of one revision of a row. */
  update(columns: readonly number[], text: boolean, opaque: boolean): string
}

/** A row for each value of each document, in the order of the value and of the fields that go together with it. */
export interface SideTable {
  readonly field: string
  readonly name: string
  readonly together: readonly string[]
  /** Value, county, the fields together, id. */
  readonly insert: string
  readonly remove: string
}

const made = new WeakMap<Collection<unknown>, Layout>()

/** By the names of the collections. */
export type Layouts = ReadonlyMap<string, Layout>

export function layoutsOf(collections: readonly Collection<unknown>[]): Layouts {
  return new Map(collections.map(each => [each.name, layoutOf(each)]))
}

export function layoutOf(c: Collection<unknown>): Layout {
  const known = made.get(c)
  if (known) return known
  const fields = indexedFields(c)
  const all = ['_id', 'county', 'rev', 'body', '_opaque', ...fields, ...(c.text.length > 0 ? ['_text'] : [])]
  const insert = `INSERT INTO ${table(c)} (${all.map(column).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`
  const updates = new Map<string, string>()
  const layout: Layout = {
    c,
    fields,
    multi: Object.keys(c.multi).map(field => sideTable(field, valuesTable(c, field), c.multiIndex[field])),
    pairs: c.text.length > 0 ? sideTable('_text', bigramsTable(c)) : undefined,
    read: `SELECT ${documentColumns} FROM ${table(c)} WHERE _id = ? AND county = ?`,
    insert,
    insertNew: `${insert} ON CONFLICT (_id) DO NOTHING`,
    remove: `DELETE FROM ${table(c)} WHERE _id = ?`,
    update(columns, text, opaque) {
      const key = `${columns.join()}${text ? ' text' : ''}${opaque ? ' opaque' : ''}`
      const present = updates.get(key)
      if (present !== undefined) return present
      const others = [...(text ? ['_text'] : []), ...(opaque ? ['_opaque'] : [])]
      const set = ['rev', 'body', ...columns.map(i => fields[i]!), ...others]
      const sql = `UPDATE ${table(c)} SET ${set.map(each => `${column(each)} = ?`).join(', ')}
        WHERE _id = ? AND county = ? AND rev = ?`
      updates.set(key, sql)
      return sql
    },
  }
  made.set(c, layout)
  return layout
}

function sideTable(field: string, name: string, together: readonly string[] = []): SideTable {
  const key = ['value', 'county', ...together.map(column), 'id']
  return {
    field,
    name,
    together,
    insert: `INSERT INTO ${name} (${key.join(', ')}) VALUES (${key.map(() => '?').join(', ')})`,
    remove: `DELETE FROM ${name} WHERE ${key.map(each => `${each} = ?`).join(' AND ')}`,
  }
}
