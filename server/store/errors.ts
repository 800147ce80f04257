export type StoreErrorCode =
  | 'STALE_REV'
  | 'NOT_FOUND'
  | 'DUPLICATE'
  | 'FOLLOWERS_FAILED'
  | 'TOO_LARGE'
  | 'INVALID_VALUE'
  | 'INVALID_QUERY'
  | 'INVALID_CURSOR'
  | 'UNKNOWN_COLLECTION'
  | 'DISK_FULL'
  | 'STORE_FAILED'
  | 'STORE_CLOSED'
  | 'DATA_LOCKED'

/** Every expected failure of the store; `code` is stable. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** The document has another revision by now: load it and decide again. */
export class StaleRevError extends StoreError {
  constructor(
    readonly collection: string,
    readonly id: string,
    readonly rev: number,
    readonly storedRev: number,
  ) {
    super('STALE_REV', `${collection}/${id} has revision ${storedRev}, not ${rev}`)
  }
}

export class NotFoundError extends StoreError {
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super('NOT_FOUND', `${collection}/${id} does not exist`)
  }
}

/** Another document holds these values. */
export class DuplicateError extends StoreError {
  constructor(
    readonly collection: string,
    /** The fields of the unique index, or `['_id']`. */
    readonly fields: readonly string[],
    options?: ErrorOptions,
  ) {
    super('DUPLICATE', `${collection}: another document has the same ${fields.join(', ')}`, options)
  }
}

/** What a write brings with it could not be written; `cause` says why. */
export class FollowersError extends StoreError {
  constructor(
    readonly collection: string,
    readonly id: string,
    /** The document as it is stored now; absent when the write itself has come to nothing with its followers. */
    readonly document: object | undefined,
    options: ErrorOptions,
  ) {
    super('FOLLOWERS_FAILED', `${collection}/${id}: what goes with the write could not be written`, options)
  }
}

/** True for a failure of the store, with this code when one is given. */
export function isStoreError(error: unknown, code?: StoreErrorCode): error is StoreError {
  return error instanceof StoreError && (code === undefined || error.code === code)
}
