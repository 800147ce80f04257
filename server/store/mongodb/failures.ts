import { mongo } from 'mongoose'
import { StoreError } from '../errors.js'

const duplicateKey = 11000

/** The command was answered, but not what became of this write. */
export class Doubt extends Error {}

export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === duplicateKey
}

/** True when the answer did not come: a write may have been taken or not. */
export function isOutage(error: unknown): boolean {
  return (
    error instanceof Doubt ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    isAwaySaying(error)
  )
}

/** True when nothing was sent, because there was nobody to send it to or no connection came about. */
export function isUnsent(error: unknown): boolean {
  if (isNobodyThere(error)) return true
  return error instanceof mongo.MongoError && labelsOfUnsent.some(label => error.hasErrorLabel(label))
}

/** The driver's words for a connection that did not come about, and the server's for a command it turned away. */
const labelsOfUnsent = ['HandshakeError', 'NoWritesPerformed', 'SystemOverloadedError']

/** True when the driver has looked for a server as long as it may. */
export function isNobodyThere(error: unknown): boolean {
  return error instanceof mongo.MongoServerSelectionError
}

/** What a member answers that is no primary, or no primary any more (names of MongoDB's own list of codes). */
const away = new Set([
  'InterruptedAtShutdown',
  'InterruptedDueToReplStateChange',
  'NotPrimaryNoSecondaryOk',
  'NotPrimaryOrSecondary',
  'NotWritablePrimary',
  'PrimarySteppedDown',
  'ShutdownInProgress',
])

function isAwaySaying(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && away.has(error.codeName ?? '')
}

/** What the caller reads. The message never holds the address: it may hold a password. */
export function storeFailure(cause: unknown): unknown {
  if (cause instanceof StoreError || !(cause instanceof mongo.MongoError)) return cause
  if (cause instanceof mongo.MongoServerError && isDiskFull(cause))
    return new StoreError('DISK_FULL', 'the disk of MongoDB is full; nothing was written', { cause })
  if (isOutage(cause)) return new StoreError('STORE_FAILED', 'MongoDB does not answer', { cause })
  return new StoreError('STORE_FAILED', `MongoDB could not do it: ${cause.message}`, { cause })
}

function isDiskFull(error: mongo.MongoServerError): boolean {
  return error.codeName === 'OutOfDiskSpace' || /no space left/i.test(error.message)
}
