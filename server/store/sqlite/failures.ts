import { StoreError } from '../errors.js'

interface SqliteError extends Error {
  errcode: number
}

const primary = {
  busy: 5,
  noMemory: 7,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
}
const constraint = 19

function isSqliteError(error: unknown): error is SqliteError {
  return typeof (error as Partial<SqliteError> | undefined)?.errcode === 'number'
}

/** True for what concerns the disk and so every operation of the transaction, not the one that met it. */
export function endsTransaction(error: unknown): boolean {
  return isSqliteError(error) && Object.values(primary).includes(error.errcode & 0xff)
}

/** True when another process holds the file. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && (error.errcode & 0xff) === primary.busy
}

/** What SQLite says of a file that is damaged or none of its own; undefined for any other failure. */
export function damageOf(error: unknown): string | undefined {
  // By the text: not every call of the driver gives the number.
  const message = String((error as Partial<Error> | undefined)?.message)
  return /malformed|file is not a database/.test(message) ? message : undefined
}

/** The columns of a unique index that was violated, as SQLite names them (`table.column`). */
export function violatedColumns(error: unknown): string[] | undefined {
  if (!isSqliteError(error) || (error.errcode & 0xff) !== constraint) return undefined
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(error.message)?.[1]
  return columns?.split(', ').map(each => each.slice(each.lastIndexOf('.') + 1))
}

/** What the caller reads when a transaction came to nothing. */
export function storeFailure(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause
  if (isSqliteError(cause) && (cause.errcode & 0xff) === primary.full) {
    return new StoreError('DISK_FULL', 'the disk is full; nothing was written', { cause })
  }
  const message = cause instanceof Error ? cause.message : String(cause)
  return new StoreError('STORE_FAILED', `the store could not write: ${message}`, { cause })
}
