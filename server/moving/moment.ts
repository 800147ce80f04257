import type { BlobInfo, Collection, SequenceState, Store } from '../store/index.js'

/** What tells what a store held: the marks of its documents, its sequences, its attachments. */
export interface Moment {
  /** By collection: the mark of each document by its `_id`. */
  documents: Map<string, Map<string, string>>
  sequences: Map<string, SequenceState>
  blobs: Map<string, BlobInfo>
}

/**
 * Looks at a store to which others may write. Only when two looks in a row find the same is it what the store held at
 * one moment: the one between them.
 */
export async function lookAt(store: Store, collections: readonly Collection<unknown>[]): Promise<Moment> {
  const moment: Moment = { documents: new Map(), sequences: new Map(), blobs: new Map() }
  for (const c of collections) moment.documents.set(c.name, await marksOf(store, c))
  for await (const one of store.contents.sequences())
    moment.sequences.set(JSON.stringify([one.county, one.name]), one)
  for await (const one of store.contents.blobs()) moment.blobs.set(JSON.stringify([one.county, one.id]), one)
  return moment
}

/** The mark of each document by its `_id`. */
export async function marksOf(store: Store, c: Collection<unknown>): Promise<Map<string, string>> {
  const marks = new Map<string, string>()
  for await (const { _id, mark } of store.contents.marks(c)) marks.set(_id, mark)
  return marks
}

export function isSameMoment(one: Moment, other: Moment): boolean {
  return (
    isSame(one.sequences, other.sequences, each => String(each.value)) &&
    isSame(one.blobs, other.blobs, each => each.sha256) &&
    [...one.documents].every(([name, marks]) => isSame(marks, other.documents.get(name)!, mark => mark))
  )
}

function isSame<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>, told: (each: T) => string) {
  if (one.size !== other.size) return false
  for (const [key, value] of one) {
    const there = other.get(key)
    if (there === undefined || told(there) !== told(value)) return false
  }
  return true
}
