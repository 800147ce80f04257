// A document as MongoDB holds it. Scalars stand at the top, where filters, sorts and indexes read them. Arrays and
// objects stand apart under `__more`: to a filter on their field they are absent, as they are on SQLite, and a plain
// value never matches an array that holds it. Names with two underscores belong to the adapter.
import { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import { bodyOf, type Stored } from '../patching.js'
import { bigrams, foldedText } from '../text.js'

export type Row = Record<string, unknown> & {
  _id: string
  county: string
  rev: number
  __writes: mongo.Binary
  __more?: Record<string, unknown>
}

/** Where the values of an array field stand. */
export const moreField = (field: string): string => `__more.${field}`
/** The values of a unique index as one text. */
export const uniqueField = (fields: readonly string[]): string => `__unique_${fields.slice(1).join('_')}`
/** The pairs of neighbouring characters of the text fields. */
export const pairsField = '__pairs'
/** The folded text of the text fields. */
export const textField = '__text'

/** JSON of fewer bytes is far below what MongoDB takes, whatever it holds. */
const surelySmall = 1024 * 1024
const greatest = 15 * 1024 * 1024

/** @throws TOO_LARGE, INVALID_VALUE */
export function rowOf(c: Collection<unknown>, document: Stored, writes: mongo.Binary): Row {
  const bytes = Buffer.byteLength(bodyOf(c, document))
  const row: Row = { _id: document._id, county: document.county, rev: document.rev, __writes: writes }
  for (const [field, value] of Object.entries(document)) {
    if (field.startsWith('__')) {
      throw new StoreError('INVALID_VALUE', `${c.name}.${field}: names with two underscores are taken`)
    }
    if (placeOf(field, value) === field) row[field] = value
    else (row.__more ??= {})[field] = value
  }
  for (const fields of c.unique) row[uniqueField(fields)] = uniqueText(fields, document)
  if (c.text.length > 0) {
    const text = foldedText(c.text.map(field => document[field]))
    if (text !== '') Object.assign(row, { [textField]: text, [pairsField]: bigrams(text) })
  }
  if (bytes > surelySmall && mongo.BSON.calculateObjectSize(row) > greatest)
    throw new StoreError('TOO_LARGE', `${c.name}/${document._id} is more than a document can hold`)
  return row
}

/** The tokens of documents as they were read or written, so that whoever still has one need not read it again. */
const writesOf = new WeakMap<object, mongo.Binary>()

export function documentOf(row: Row): Stored {
  const document: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(row)) if (!field.startsWith('__')) document[field] = value
  return remember(Object.assign(document, row.__more) as Stored, row.__writes)
}

export function remember(document: Stored, writes: mongo.Binary): Stored {
  writesOf.set(document, writes)
  return document
}

/** The tokens of a document that came from here; undefined for a copy. */
export function rememberedWrites(document: object): mongo.Binary | undefined {
  return writesOf.get(document)
}

/**
 * A document that lacks one of the values conflicts with none: its own name stands in their place, so that the
 * index may begin with `county` and be unique without being sparse, which a sharded collection needs.
 */
export function uniqueText(fields: readonly string[], document: Stored): string {
  const values = fields.map(field => document[field] ?? null)
  const lacking = values.some(value => typeof value === 'object')
  return lacking ? document._id : JSON.stringify(values)
}

/**
 * What turns the row of one document into the row of its next revision, for `updateOne`. Fields that hold the very
 * same value stay as they are.
 */
export function changes(
  c: Collection<unknown>,
  old: Stored,
  now: Stored,
  writes: mongo.Binary,
): mongo.UpdateFilter<Row> {
  const row = rowOf(c, now, writes)
  const set: Record<string, unknown> = {}
  const unset: Record<string, ''> = {}
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (old[field] === now[field] && field in old === field in now) continue
    const [before, after] = [old[field], now[field]].map(value => placeOf(field, value))
    if (after !== undefined) set[after] = now[field]
    if (before !== undefined && before !== after) unset[before] = ''
  }
  for (const fields of c.unique) {
    const name = uniqueField(fields)
    if (fields.some(field => old[field] !== now[field])) set[name] = row[name]
  }
  if (c.text.some(field => old[field] !== now[field])) {
    for (const field of [textField, pairsField]) {
      if (field in row) set[field] = row[field]
      else unset[field] = ''
    }
  }
  // The revision last: the stand-in of the tests writes field by field, and whoever reads in between must not find the
  // new revision beside old values.
  Object.assign(set, { __writes: writes, rev: now.rev })
  return { ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}), $set: set } as mongo.UpdateFilter<Row>
}

/** Where a value stands; nowhere when there is none. */
function placeOf(field: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'object' && value !== null ? moreField(field) : field
}
