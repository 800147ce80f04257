import type { Collection } from '../collection.js'
import { moved } from '../patching.js'
import type { BlobInfo, Contents, Document, SequenceState } from '../port.js'
import type { Commits } from './commits.js'
import type { Bound, Connection, Row } from './connection.js'
import { insertRow, readBody, replaceRow } from './rows.js'
import { table } from './names.js'

const pageLength = 500

/** `check` and `checkOpen` throw for a collection that is not known and for a store that is closed. */
export function contentsOf(
  connection: Connection,
  commits: Commits,
  check: (c: Collection<unknown>) => void,
  checkOpen: () => void,
): Contents {
  async function* pages(sql: string, key: (row: Row) => Bound[], first: Bound[]): AsyncGenerator<Row> {
    for (let from = first; ;) {
      checkOpen()
      const bound = from
      const rows = await commits.read(() => connection.all(sql, ...bound, pageLength))
      yield* rows
      if (rows.length < pageLength) return
      from = key(rows.at(-1)!)
    }
  }

  return {
    async load<T extends Document>(c: Collection<T>, documents: readonly T[]) {
      check(c)
      const copies = documents.map(each => moved(c, each))
      const held = `SELECT _id, county, rev, body FROM ${table(c)} WHERE _id = ?`
      await commits.write(() => {
        for (const copy of copies) {
          const row = connection.first(held, copy._id)
          if (row) replaceRow(connection, c, readBody(row), copy)
          else insertRow(connection, c, copy)
        }
      })
    },
    async *sequences() {
      const sql = `SELECT county, name, value FROM "_sequences" WHERE (county, name) > (?, ?)
        ORDER BY county, name LIMIT ?`
      for await (const row of pages(sql, ({ county, name }) => [county!, name!], ['', '']))
        yield row as unknown as SequenceState
    },
    async raise({ county, name, value }) {
      checkOpen()
      await commits.write(() =>
        connection.run(
          `INSERT INTO "_sequences" VALUES (?, ?, ?)
            ON CONFLICT (county, name) DO UPDATE SET value = max(value, excluded.value)`,
          county,
          name,
          value,
        ),
      )
    },
    async *blobs() {
      const sql = `SELECT county, id, name, type, size, sha256 FROM "_blobs" WHERE (county, id) > (?, ?)
        ORDER BY county, id LIMIT ?`
      for await (const row of pages(sql, ({ county, id }) => [county!, id!], ['', '']))
        yield row as unknown as BlobInfo
    },
  }
}
