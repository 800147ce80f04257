import type { mongo } from 'mongoose'
import { isDuplicate } from './failures.js'
import { insist } from './settling.js'

export interface Sequence {
  _id: string
  county: string
  /** The number that was given last. */
  value: number
}

/** Draws the next number of a county's sequence. */
export type NextNumber = (county: string, sequence: string) => Promise<number>

/** The next number; one whose answer never came is skipped. */
export async function nextNumber(
  sequences: mongo.Collection<Sequence>,
  county: string,
  name: string,
): Promise<number> {
  const _id = JSON.stringify([county, name])
  for (;;) {
    // Not an upsert: of two that begin a sequence at once both could be told that there was none before.
    const before = await insist(() =>
      sequences.findOneAndUpdate({ _id, county }, { $inc: { value: 1 } }, { returnDocument: 'before' }),
    )
    if (before) return before.value + 1
    await insist(() => sequences.insertOne({ _id, county, value: 0 })).catch((error: unknown) => {
      if (!isDuplicate((error as Error).cause)) throw error
    })
  }
}

/** The name of a sequence from the `_id` of its document. */
export function sequenceName(id: string): string {
  const [, name] = JSON.parse(id) as [string, string]
  return name
}
