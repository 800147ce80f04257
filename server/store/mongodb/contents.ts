import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { moved } from '../patching.js'
import type { Contents, Document } from '../port.js'
import { blobInfoOf, type BlobRow } from './blobs.js'
import { isDuplicate } from './failures.js'
import { rowOf, type Row } from './rows.js'
import { sequenceName, type Sequence } from './sequences.js'
import { insist } from './settling.js'
import { latestToken, newToken, withToken } from './tokens.js'
import { refuseDuplicate } from './writing.js'

/** Operations in one command. */
const together = 50

/** `rowsOf` throws for a collection that is not known, `checkOpen` for a store that is closed. */
export function contentsOf(
  db: mongo.Db,
  rowsOf: (c: Collection<unknown>) => mongo.Collection<Row>,
  doing: <T>(work: () => Promise<T>) => Promise<T>,
): Contents {
  const sequences = db.collection<Sequence>('_sequences')
  const blobs = db.collection<BlobRow>('_blobs')

  async function* pages<T extends { _id: string }>(
    rows: mongo.Collection<T>,
    limit = 500,
    projection?: Record<string, 1>,
  ): AsyncGenerator<mongo.WithId<T>> {
    for (let after: string | undefined; ;) {
      const filter = (after === undefined ? {} : { _id: { $gt: after } }) as mongo.Filter<T>
      const options = { sort: { _id: 1 }, limit, batchSize: limit, projection } as const
      const page = await doing(() => insist(() => rows.find(filter, options).toArray()))
      yield* page
      after = page.at(-1)?._id
      if (after === undefined) return
    }
  }

  return {
    load: <T extends Document>(c: Collection<T>, documents: readonly T[]) =>
      doing(async () => {
        const into = rowsOf(c)
        const copies = documents.map(each => moved(c, each))
        const rows = copies.map(copy => rowOf(c, copy, withToken(newToken())))
        for (let at = 0; at < rows.length; at += together) {
          const writes = rows.slice(at, at + together).map(({ _id, ...row }) => ({
            replaceOne: { filter: { _id, county: row.county }, replacement: row as Row, upsert: true },
          }))
          try {
            await insist(() => into.bulkWrite(writes, { ordered: true }))
          } catch (error) {
            if (isDuplicate((error as Error).cause))
              for (const copy of copies.slice(at, at + together)) await refuseDuplicate(into, c, copy)
            throw error
          }
        }
      }),
    async *sequences() {
      for await (const { _id, county, value } of pages(sequences))
        yield { county, name: sequenceName(_id), value }
    },
    raise: ({ county, name, value }) =>
      doing(async () => {
        const _id = JSON.stringify([county, name])
        await insist(() => sequences.updateOne({ _id, county }, { $max: { value } }, { upsert: true }))
      }),
    async *blobs() {
      for await (const row of pages(blobs)) yield blobInfoOf(row)
    },
    async *marks(c) {
      for await (const { _id, rev, __writes } of pages(rowsOf(c), 5000, { rev: 1, __writes: 1 }))
        yield { _id, mark: `${rev} ${latestToken(__writes)}` }
    },
  }
}
