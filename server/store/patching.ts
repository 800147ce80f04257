// What every adapter does with a document before it is written.
import type { Collection } from './collection.js'
import { StoreError } from './errors.js'
import type { AnyPatch, Document, Patch } from './port.js'
import { storable } from './values.js'

export type Stored = Document & Record<string, unknown>

/** A checked copy of a new document, with revision 1. @throws INVALID_VALUE */
export function unsaved(c: Collection<unknown>, document: Omit<Document, 'rev'>): Stored {
  const copy = storable(document, c.name) as Stored
  copy.rev = 1
  return identified(c, copy)
}

/** A checked copy of a document as another store held it. @throws INVALID_VALUE */
export function moved(c: Collection<unknown>, document: Document): Stored {
  return identified(c, storable(document, c.name) as Stored)
}

function identified(c: Collection<unknown>, copy: Stored): Stored {
  if (!Number.isSafeInteger(copy.rev) || copy.rev < 1)
    throw new StoreError('INVALID_VALUE', `${c.name}.rev is no revision`)
  for (const field of ['_id', 'county'] as const) {
    if (typeof copy[field] !== 'string' || copy[field] === '') {
      throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a text`)
    }
  }
  return copy
}

/** A patch of a caller, checked and copied: plain data. */
export interface CheckedPatch {
  set: Record<string, unknown>
  unset: string[]
}

/** @throws INVALID_VALUE */
export function checkedPatch(c: Collection<unknown>, patch: AnyPatch): CheckedPatch {
  const wanted = (patch.set ?? {}) as Record<string, unknown>
  const set = storable(wanted, c.name)
  const unset = [...(patch.unset ?? [])]
  for (const field of Object.keys(wanted)) if (wanted[field] === undefined) unset.push(field)
  const fixed = ['_id', 'county', 'rev'].find(field => field in set || unset.includes(field))
  if (fixed) throw new StoreError('INVALID_VALUE', `${c.name}.${fixed} cannot be patched`)
  return { set, unset }
}

/** The next revision of a document. */
export function applied(old: Stored, { set, unset }: CheckedPatch): Stored {
  const now: Stored = { ...old }
  now.rev++
  for (const field of Object.keys(set)) now[field] = set[field]
  // An object from which something was taken away is slower from then on.
  for (const field of unset) if (field in now) delete now[field]
  return now
}

/** Checks and copies a patch, and returns what makes the next revision of a document. @throws INVALID_VALUE */
export function patcher<T extends Document>(c: Collection<T>, patch: Patch<T>): (old: Stored) => Stored {
  const checked = checkedPatch(c, patch)
  return old => applied(old, checked)
}

const identity: ReadonlySet<string> = new Set(['_id', 'county', 'rev'])

/**
 * The fields beside the identity, as JSON, without the text of one that is kept apart.
 * @throws TOO_LARGE above what the collection allows, with that text
 */
export function bodyOf(c: Collection<unknown>, document: Stored, apart?: string): string {
  const fields: Record<string, unknown> = {}
  for (const field of Object.keys(document))
    if (!identity.has(field) && field !== apart) fields[field] = document[field]
  const body = JSON.stringify(fields)
  const text = apart === undefined ? undefined : document[apart]
  const bytes = Buffer.byteLength(body) + (typeof text === 'string' ? Buffer.byteLength(text) : 0)
  if (bytes > c.maxBytes)
    throw new StoreError('TOO_LARGE', `${c.name}/${document._id} has ${bytes} bytes, ${c.maxBytes} at most`)
  return body
}
