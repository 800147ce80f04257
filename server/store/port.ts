// The port: what the rest of Huying knows of a database. Every promise made here has its file in
// tests/store/contract, which every adapter passes.
import type { Collection } from './collection.js'

export { collection, type Collection, type CollectionDeclaration } from './collection.js'
export * from './errors.js'

/**
 * What every stored document has. `_id` is unique over all counties: it holds the county or is random.
 * `rev` is 1 after the insert and grows by 1 with every write. Instants are integer milliseconds UTC.
 * Values are JSON: finite numbers, strings without NUL, plain objects whose keys have no `.` and no leading
 * `$`. Anything else (process variables) goes in as one opaque JSON string. A field that is undefined is absent.
 */
export interface Document {
  _id: string
  county: string
  rev: number
}

/** A document before it is stored; the store gives it its `rev`. */
export type Unsaved<T extends Document> = Omit<T, 'rev'>

/** For reads that really cross counties, as the tick's: everything else names its county. */
export const EVERY_COUNTY: unique symbol = Symbol.for('every county')
export type Counties = string | typeof EVERY_COUNTY

export type Scalar = string | number | boolean | null
export type Field<T> = keyof T & string

/**
 * A plain value means equality; null also means absent. Ranges compare within one type: a number is never
 * greater than a string. Strings compare by their UTF-8 bytes. `any` (one of these is in the array) is for
 * fields declared `multi`; `ne` also holds for documents without the field.
 */
export type Condition =
  | Scalar
  | { in: readonly Scalar[] }
  | { ne: Scalar }
  | { gt?: string | number; gte?: string | number; lt?: string | number; lte?: string | number }
  | { prefix: string }
  | { any: readonly (string | number)[] }

/** All of its conditions hold. */
export type Filter<T> = { readonly [F in Field<T>]?: Condition }

/**
 * Which documents: all of `where` holds, one of `or` holds (when given), and every word of `text` stands
 * somewhere in the declared text fields, whatever its case or width (`text` of only spaces asks nothing).
 */
export interface Selection<T> {
  where?: Filter<T>
  or?: readonly Filter<T>[]
  text?: string
}

/**
 * Fields to sort by, a leading `-` for descending. Absent comes before all values; `_id` breaks
 * the ties, in the direction of the last field.
 */
export type Sort<T> = readonly (Field<T> | `-${Field<T>}`)[]

export interface Query<T> extends Selection<T> {
  sort?: Sort<T>
  /** Documents in a page; 100 when not said, 1000 at most. */
  limit?: number
  /** `next` of the page before, asked with the same sort (INVALID_CURSOR otherwise). */
  after?: string
}

export interface Page<T> {
  items: T[]
  /** Present when there may be more. */
  next?: string
}

/** Whole fields are written or, when undefined or in `unset`, taken away; `_id`, `county` and `rev` stay. */
export interface Patch<T extends Document> {
  set?: Partial<Omit<T, keyof Document>>
  unset?: readonly Exclude<Field<T>, keyof Document>[]
}

/** A field of a new document that takes the next number of a sequence of its county, whatever was put there. */
export interface Numbered {
  field: string
  sequence: string
}

/**
 * A row that another write brings with it. Each but `update` can be done again without harm: an insert whose `_id` is
 * taken and a row that carries this number or a higher one change nothing.
 */
export type Follower =
  | { kind: 'insert'; c: Collection<unknown>; document: Omit<Document, 'rev'>; numbered?: Numbered }
  | { kind: 'update'; c: Collection<unknown>; county: string; id: string; rev: number; patch: AnyPatch }
  | { kind: 'putNewer'; c: Collection<unknown>; document: Omit<Document, 'rev'>; field: string }
  | { kind: 'patchNewer'; c: Collection<unknown>; county: string; id: string; field: string; patch: AnyPatch }
  | { kind: 'remove'; c: Collection<unknown>; county: string; id: string }

export type Insertion = Extract<Follower, { kind: 'insert' }>

export interface AnyPatch {
  set?: object
  unset?: readonly string[]
}

/** Makes followers whose documents fit their collections. */
export const follow = {
  insert: <T extends Document>(
    c: Collection<T>,
    document: Unsaved<T>,
    numbered?: Numbered & { field: Field<T> },
  ): Insertion => ({ kind: 'insert', c, document, ...(numbered ? { numbered } : {}) }),
  /** As `update`: a row of another revision makes the followers fail. */
  update: <T extends Document>(
    c: Collection<T>,
    county: string,
    id: string,
    rev: number,
    patch: Patch<T>,
  ): Follower => ({ kind: 'update', c, county, id, rev, patch: patch as AnyPatch }),
  /** As `putNewer`. */
  putNewer: <T extends Document>(c: Collection<T>, document: Unsaved<T>, field: Field<T>): Follower => ({
    kind: 'putNewer',
    c,
    document,
    field,
  }),
  /**
   * Patches a row whose number in `field` is lower than the patch's own (or that has none). One that is not there is
   * left alone.
   */
  patchNewer: <T extends Document>(
    c: Collection<T>,
    county: string,
    id: string,
    field: Field<T>,
    patch: Patch<T>,
  ): Follower => ({ kind: 'patchNewer', c, county, id, field, patch: patch as AnyPatch }),
  remove: (c: Collection<unknown>, county: string, id: string): Follower => ({
    kind: 'remove',
    c,
    county,
    id,
  }),
}

export interface Following<T extends Document> {
  /** Done in this order when the write has succeeded, and only then. */
  followers?: readonly Follower[]
  /** The document of that `rev`, just as it came from the store: it spares the store reading it. For `update`. */
  from?: T
}

export type Measure<T> =
  'count' | { sum: Field<T> } | { avg: Field<T> } | { min: Field<T> } | { max: Field<T> }

export interface Grouping<T, M extends string = string> extends Selection<T> {
  by: readonly Field<T>[]
  measures: Readonly<Record<M, Measure<T>>>
}

/** `key` holds the values of `by` (null for absent). A sum over nothing is 0; avg, min, max of nothing are null. */
export interface Group<M extends string = string> {
  key: Record<string, Scalar>
  values: Record<M, Scalar>
}

/**
 * Operations issued in one turn of the event loop may share one commit, but each stands or falls alone, and none may
 * count on the order: who needs another's outcome awaits it. A promise settles only after what it tells is on disk;
 * this holds for reads too. DISK_FULL means that nothing was written, nor by any write that shared the commit: they
 * fail as well. STORE_FAILED leaves it open whether it was: read before trying again.
 */
export interface Store {
  get<T extends Document>(c: Collection<T>, county: string, id: string): Promise<T | undefined>

  /**
   * True when a write and its followers are one commit: all is written or nothing. Otherwise the followers come right
   * after, and a crash in between leaves them out: the document itself must then tell that they are owed.
   */
  readonly followersAreAtomic: boolean

  /**
   * @throws DUPLICATE for a taken `_id` or unique index, INVALID_VALUE, TOO_LARGE; FOLLOWERS_FAILED (FollowersError
   * tells whether the document was written)
   */
  insert<T extends Document>(
    c: Collection<T>,
    document: Unsaved<T>,
    following?: Pick<Following<T>, 'followers'> & { numbered?: Numbered & { field: Field<T> } },
  ): Promise<T>

  /** Compare and set: written only while the stored `rev` is this one. @throws STALE_REV, NOT_FOUND, as insert */
  update<T extends Document>(
    c: Collection<T>,
    county: string,
    id: string,
    rev: number,
    patch: Patch<T>,
    following?: Following<T>,
  ): Promise<T>

  /**
   * A guarded row: inserted, or replaced whole when its number in `field` is higher than the stored one's. An equal
   * or lower number is 'older' and changes nothing, so a redelivery does no harm. @throws as insert
   */
  putNewer<T extends Document>(
    c: Collection<T>,
    document: Unsaved<T>,
    field: Field<T>,
  ): Promise<'written' | 'older'>

  /** True when it was there. With `rev` only that revision is removed. @throws STALE_REV */
  remove<T extends Document>(c: Collection<T>, county: string, id: string, rev?: number): Promise<boolean>

  /**
   * Patches a document that is selected and returns it as it is then: the first of them, or one near it when others
   * are claiming too. Of all who ask at a time each document goes to one, if the patch takes it out of the selection.
   */
  claim<T extends Document>(
    c: Collection<T>,
    county: string,
    query: Pick<Query<T>, 'where' | 'or' | 'sort'>,
    patch: Patch<T>,
  ): Promise<T | undefined>

  find<T extends Document>(c: Collection<T>, county: Counties, query?: Query<T>): Promise<Page<T>>

  count<T extends Document>(c: Collection<T>, county: Counties, selection?: Selection<T>): Promise<number>

  /** Sorted by the key, absent first. */
  group<T extends Document, M extends string>(
    c: Collection<T>,
    county: Counties,
    grouping: Grouping<T, M>,
  ): Promise<Group<M>[]>

  /** Every selected document, page by page: not one moment, but what stays as it is comes exactly once. */
  stream<T extends Document>(
    c: Collection<T>,
    county: Counties,
    query?: Omit<Query<T>, 'limit' | 'after'>,
  ): AsyncIterable<T>

  /** The next number of a county's sequence, from 1. Numbers may be skipped, none comes twice. */
  next(county: string, sequence: string): Promise<number>

  readonly blobs: Blobs

  readonly contents: Contents

  /** Absent where others than this store object may write. */
  readonly told?: Hearing

  /** Whether writes succeed now. While they do not, each call tries one, so that it turns true by itself. */
  health(): Promise<Health>

  /** Copies everything, as of one moment, into a folder that does not exist yet; writes go on meanwhile. */
  backup(folder: string): Promise<void>

  /** Finishes what was issued, then lets go of the data. Whatever comes later fails with STORE_CLOSED. */
  close(): Promise<void>
}

/**
 * Has `hear` told of every write to a collection, before it is done and again when it has ended, whether it succeeded or
 * not: with the id of its document, or with undefined when that is not known or there are several.
 */
export type Hearing = (collection: string, hear: (id: string | undefined) => void) => void

export interface Health {
  writable: boolean
  /** The error's code and message, for the operator. */
  why?: string
}

/** What moving everything to another store needs beside `stream`. */
export interface Contents {
  /**
   * Stores documents just as they are, with their `rev`, for a store that nothing else writes to; one that is there
   * under the same `_id` is replaced. What fails may be loaded again. @throws DUPLICATE, INVALID_VALUE, TOO_LARGE
   */
  load<T extends Document>(c: Collection<T>, documents: readonly T[]): Promise<void>
  /** Of every county. */
  sequences(): AsyncIterable<SequenceState>
  /** From now on the sequence gives numbers above this one; it never goes back. */
  raise(sequence: SequenceState): Promise<void>
  /** Of every county. */
  blobs(): AsyncIterable<BlobInfo>
  /** Every document of every county, page by page as `stream`. */
  marks(c: Collection<unknown>): AsyncIterable<DocumentMark>
}

export interface DocumentMark {
  _id: string
  /** Another one after each write that changed the document, also when it went and came back. */
  mark: string
}

export interface SequenceState {
  county: string
  name: string
  /** The number that was given last. */
  value: number
}

/** Attachments. A blob never changes: an id names one content for good. */
export interface Blobs {
  /** The same content again under its id is fine, another is refused. @throws DUPLICATE, INVALID_VALUE, TOO_LARGE */
  put(county: string, id: string, content: BlobContent, about: BlobAbout): Promise<BlobInfo>
  head(county: string, id: string): Promise<BlobInfo | undefined>
  get(county: string, id: string): Promise<{ info: BlobInfo; content: AsyncIterable<Uint8Array> } | undefined>
  /** True when it was there. */
  remove(county: string, id: string): Promise<boolean>
}

export type BlobContent = Uint8Array | AsyncIterable<Uint8Array>

export interface BlobAbout {
  name: string
  /** Media type. */
  type: string
  /** Bytes after which the content is refused with TOO_LARGE and nothing is kept. */
  maxBytes?: number
}

export interface BlobInfo {
  county: string
  id: string
  name: string
  type: string
  /** Bytes. */
  size: number
  /** Hex. */
  sha256: string
}
