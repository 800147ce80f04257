// The commands of one collection, each for one document as far as callers see.
import { mongo } from 'mongoose'
import { Doubt } from './failures.js'
import type { Row } from './rows.js'
import { together, type Outcome } from './together.js'
import { madeBy, type Token } from './tokens.js'

export type Rows = mongo.Collection<Row>

/** Takes a row from one revision to the next, and leaves the token. */
export interface Step {
  filter: { _id: string; county: string; rev: number; __writes: mongo.Binary }
  update: mongo.UpdateFilter<Row>
  token: Token
}

export interface Table {
  rows: Rows
  /** As it is now on the primary. */
  find(key: { _id: string; county: string }): Promise<Row | null>
  /** Rejects with MongoDB's error, code 11000 for a taken key. */
  insert(row: Row): Promise<true>
  /** False when the filter found nothing. */
  step(step: Step): Promise<boolean>
}

export function tableOf(rows: Rows): Table {
  return {
    rows,
    find: together(keys => finding(rows, keys)),
    insert: together(fresh => inserting(rows, fresh)),
    step: together(steps => stepping(rows, steps)),
  }
}

async function finding(
  rows: Rows,
  keys: readonly { _id: string; county: string }[],
): Promise<Outcome<Row | null>[]> {
  if (keys.length === 1) return [{ value: await rows.findOne(keys[0]!) }]
  const counties = [...new Set(keys.map(key => key.county))]
  const ids = [...new Set(keys.map(key => key._id))]
  const found = await rows
    .find({ _id: { $in: ids }, county: { $in: counties } }, { batchSize: ids.length + 1 })
    .toArray()
  const byId = new Map(found.map(row => [row._id, row]))
  return keys.map(({ _id, county }) => {
    const row = byId.get(_id)
    return { value: row?.county === county ? row : null }
  })
}

async function inserting(rows: Rows, fresh: readonly Row[]): Promise<Outcome<true>[]> {
  if (fresh.length === 1) {
    await rows.insertOne(fresh[0]!)
    return [{ value: true }]
  }
  const { failed } = await bulk(
    rows,
    fresh.map(document => ({ insertOne: { document } })),
  )
  return fresh.map((_, i) => outcomeOf(failed, i))
}

async function stepping(rows: Rows, steps: readonly Step[]): Promise<Outcome<boolean>[]> {
  if (steps.length === 1) {
    const { filter, update } = steps[0]!
    return [{ value: (await rows.updateOne(filter, update)).matchedCount > 0 }]
  }
  const { failed, matched } = await bulk(
    rows,
    steps.map(({ filter, update }) => ({ updateOne: { filter, update } })),
  )
  if (matched + failed.size === steps.length) return steps.map((_, i) => outcomeOf(failed, i))
  // Some found nothing. The count does not tell which; the tokens do.
  const ids = steps.map(step => step.filter._id)
  const stored = await rows
    .find({ _id: { $in: ids } }, { projection: { rev: 1, __writes: 1 }, batchSize: ids.length + 1 })
    .toArray()
  const byId = new Map(stored.map(row => [row._id, row]))
  return steps.map(({ filter, token }, i): Outcome<boolean> => {
    if (failed.has(i)) return { error: failed.get(i) }
    const row = byId.get(filter._id)
    const made = row && madeBy(token, filter.rev + 1, row)
    return made === undefined ? { error: new Doubt() } : { value: made }
  })
}

function outcomeOf(failed: ReadonlyMap<number, unknown>, i: number): Outcome<true> {
  return failed.has(i) ? { error: failed.get(i) } : { value: true }
}

/** Each by itself; `failed` has the errors by their place. */
async function bulk(rows: Rows, operations: mongo.AnyBulkWriteOperation<Row>[]) {
  try {
    const { matchedCount } = await rows.bulkWrite(operations, { ordered: false })
    return { failed: new Map<number, unknown>(), matched: matchedCount }
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error
    const errors = [error.writeErrors].flat()
    // The driver says so of a lost connection too, without saying that it was one.
    if (errors.length === 0) throw new Doubt(error.message, { cause: error })
    const failed = new Map<number, unknown>(
      errors.map(({ index, code, errmsg }) => [
        index,
        new mongo.MongoServerError({ message: errmsg ?? 'write error', code }),
      ]),
    )
    return { failed, matched: error.result.matchedCount }
  }
}
