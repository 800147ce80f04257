// What every adapter does with a document before it is written.
import type { Collection } from './collection.js'
import { StoreError } from './errors.js'
import type { AnyPatch, Document, Patch } from './port.js'
import { checkStorable, storable } from './values.js'

export type Stored = Document & Record<string, unknown>
export type Unsaved = Omit<Document, 'rev'> & Record<string, unknown>

/** A checked copy of a new document, with revision 1. @throws INVALID_VALUE */
export function unsaved(c: Collection<unknown>, document: Omit<Document, 'rev'>): Stored {
  const copy = storable(document, c.name) as Stored
  copy.rev = 1
  return identified(c, copy)
}

/**
 * A new document that was checked, to be made into a row before its owner can change it; its revision is 1.
 * @throws INVALID_VALUE
 */
export function checkedNew(c: Collection<unknown>, document: Omit<Document, 'rev'>): Unsaved {
  checkStorable(document, c.name)
  checkIdentity(c, document)
  return document as Unsaved
}

/** A checked copy of a document as another store held it. @throws INVALID_VALUE */
export function moved(c: Collection<unknown>, document: Document): Stored {
  return identified(c, storable(document, c.name) as Stored)
}

function identified(c: Collection<unknown>, copy: Stored): Stored {
  if (!Number.isSafeInteger(copy.rev) || copy.rev < 1)
    throw new StoreError('INVALID_VALUE', `${c.name}.rev is no revision`)
  checkIdentity(c, copy)
  return copy
}

function checkIdentity(c: Collection<unknown>, document: Omit<Document, 'rev'>): void {
  for (const field of ['_id', 'county'] as const)
    if (typeof document[field] !== 'string' || document[field] === '')
      throw new StoreError('INVALID_VALUE', `${c.name}.${field} is not a text`)
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
 * The fields beside the identity, as JSON.
 * @param without fields that are kept apart
 * @throws TOO_LARGE above what the collection allows, with the text that the collection keeps as it is
 */
export function bodyOf(
  c: Collection<unknown>,
  document: Unsaved,
  ...without: (string | undefined)[]
): string {
  // A field at a time: every act writes several documents, and to copy one without some fields costs more than this.
  let body = ''
  for (const field of Object.keys(document)) {
    if (identity.has(field) || without.includes(field)) continue
    const value = document[field]
    if (value === undefined) continue
    body += body === '' ? '{' : ','
    body += nameOf(field)
    body += typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  body = body === '' ? '{}' : `${body}}`
  const text = c.opaque !== undefined && without.includes(c.opaque) ? document[c.opaque] : undefined
  const bytes = Buffer.byteLength(body) + (typeof text === 'string' ? Buffer.byteLength(text) : 0)
  if (bytes > c.maxBytes)
    throw new StoreError('TOO_LARGE', `${c.name}/${document._id} has ${bytes} bytes, ${c.maxBytes} at most`)
  return body
}

/** Names of fields as JSON has them before a value: documents have the same ones again and again. */
const names = new Map<string, string>()
const MOST_NAMES = 2_000

function nameOf(field: string): string {
  const known = names.get(field)
  if (known !== undefined) return known
  const name = `${JSON.stringify(field)}:`
  if (names.size < MOST_NAMES) names.set(field, name)
  return name
}
