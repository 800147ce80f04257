// Errors lose their class and their code on the way from thread to thread; as plain data they keep both.
import { DuplicateError, FollowersError, NotFoundError, StaleRevError, StoreError } from '../errors.js'

export type PlainError =
  | { is: 'stale'; at: [collection: string, id: string, rev: number, storedRev: number] }
  | { is: 'missing'; at: [collection: string, id: string] }
  | { is: 'duplicate'; at: [collection: string, fields: readonly string[]] }
  | { is: 'followers'; at: [collection: string, id: string]; cause: PlainError }
  | { is: 'store'; code: StoreError['code']; message: string }
  | { is: 'other'; message: string }

export function plainError(error: unknown): PlainError {
  if (error instanceof StaleRevError)
    return { is: 'stale', at: [error.collection, error.id, error.rev, error.storedRev] }
  if (error instanceof NotFoundError) return { is: 'missing', at: [error.collection, error.id] }
  if (error instanceof DuplicateError) return { is: 'duplicate', at: [error.collection, error.fields] }
  if (error instanceof FollowersError)
    return { is: 'followers', at: [error.collection, error.id], cause: plainError(error.cause) }
  if (error instanceof StoreError) return { is: 'store', code: error.code, message: error.message }
  return { is: 'other', message: error instanceof Error ? error.message : String(error) }
}

export function errorOf(plain: PlainError): Error {
  switch (plain.is) {
    case 'stale':
      return new StaleRevError(...plain.at)
    case 'missing':
      return new NotFoundError(...plain.at)
    case 'duplicate':
      return new DuplicateError(...plain.at)
    case 'followers':
      return new FollowersError(...plain.at, undefined, { cause: errorOf(plain.cause) })
    case 'store':
      return new StoreError(plain.code, plain.message)
    case 'other':
      return new Error(plain.message)
  }
}
