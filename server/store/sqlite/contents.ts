import { hash } from 'node:crypto'
import type { Collection } from '../collection.js'
import { moved } from '../patching.js'
import type { BlobInfo, Contents, Document, SequenceState } from '../port.js'
import type { Commits } from './commits.js'
import type { Bound, Row } from './connection.js'
import { layoutOf } from './layout.js'
import type { Writing } from './listeners.js'
import { documentColumns, table } from './names.js'
import { newRow } from './rows.js'

const pageLength = 500

/** `check` and `checkOpen` throw for a collection that is not known and for a store that is closed. */
export function contentsOf(
  commits: Commits,
  check: (c: Collection<unknown>) => void,
  checkOpen: () => void,
  writing: Writing,
): Contents {
  async function* pages(sql: string, key: (row: Row) => Bound[], first: Bound[]): AsyncGenerator<Row> {
    for (let from = first; ;) {
      checkOpen()
      const bound = from
      const rows = await commits.read(db => db.all(sql, ...bound, pageLength))
      yield* rows
      if (rows.length < pageLength) return
      from = key(rows.at(-1)!)
    }
  }

  return {
    async load<T extends Document>(c: Collection<T>, documents: readonly T[]) {
      check(c)
      const copies = documents.map(each => moved(c, each))
      const rows = copies.map(copy => newRow(layoutOf(c), copy))
      await writing(c, undefined, undefined, () => commits.write({ do: 'load', c: c.name, rows }))
    },
    async *sequences() {
      const sql = `SELECT county, name, value FROM "_sequences" WHERE (county, name) > (?, ?)
        ORDER BY county, name LIMIT ?`
      for await (const row of pages(sql, ({ county, name }) => [county!, name!], ['', '']))
        yield row as unknown as SequenceState
    },
    async raise({ county, name, value }) {
      checkOpen()
      await commits.write({ do: 'raise', county, name, value })
    },
    async *blobs() {
      const sql = `SELECT county, id, name, type, size, sha256 FROM "_blobs" WHERE (county, id) > (?, ?)
        ORDER BY county, id LIMIT ?`
      for await (const row of pages(sql, ({ county, id }) => [county!, id!], ['', '']))
        yield row as unknown as BlobInfo
    },
    async *marks(c) {
      check(c)
      const sql = `SELECT ${documentColumns} FROM ${table(c)} WHERE _id > ? ORDER BY _id LIMIT ?`
      for await (const { _id, county, rev, body, _opaque } of pages(sql, row => [row._id!], ['']))
        yield {
          _id: _id as string,
          mark: `${String(rev)} ${hash('sha256', JSON.stringify([county, body, _opaque]), 'base64url')}`,
        }
    },
  }
}
