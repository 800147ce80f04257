// What the adapter derives from a document stands in the document. When a declaration has changed, the documents that
// were written before it are brought up to it, beside services that go on writing.
import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { documentOf, pairsField, rowOf, textField, uniqueField, type Row } from './rows.js'
import { insist } from './settling.js'

const together = 500

/** Goes through a whole collection; it may be broken off and begun again. */
export async function deriveAnew(rows: mongo.Collection<Row>, c: Collection<unknown>): Promise<void> {
  const names = [...c.unique.map(uniqueField), ...(c.text.length > 0 ? [textField, pairsField] : [])]
  if (names.length === 0) return
  for (let after = ''; ;) {
    const filter = { _id: { $gt: after } }
    const page = await insist(() =>
      rows.find(filter, { sort: { _id: 1 }, limit: together, batchSize: together }).toArray(),
    )
    for (const row of page) await derive(rows, c, names, row)
    const last = page.at(-1)
    if (!last) return
    after = last._id
  }
}

async function derive(
  rows: mongo.Collection<Row>,
  c: Collection<unknown>,
  names: readonly string[],
  row: Row,
): Promise<void> {
  for (let now: Row | null = row; now; now = await insist(() => rows.findOne({ _id: row._id }))) {
    const { _id, county, rev, __writes } = now
    const wanted = rowOf(c, documentOf(now), __writes)
    const stale = names.filter(name => JSON.stringify(now![name]) !== JSON.stringify(wanted[name]))
    if (stale.length === 0) return
    const [set, unset] = [true, false].map(there => stale.filter(name => name in wanted === there))
    const update = {
      ...(set!.length > 0 ? { $set: Object.fromEntries(set!.map(name => [name, wanted[name]])) } : {}),
      ...(unset!.length > 0 ? { $unset: Object.fromEntries(unset!.map(name => [name, ''])) } : {}),
    } as mongo.UpdateFilter<Row>
    await insist(() => rows.updateOne({ _id, county, rev, __writes }, update))
  }
}
