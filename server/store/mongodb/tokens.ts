// Every write leaves a token of its own in the document, the newest first, sixteen of them: after an answer that
// never came they tell whether the write was taken, also when others have written since.
import { randomBytes } from 'node:crypto'
import { mongo } from 'mongoose'

const bytes = 8
const kept = 16

export type Token = Buffer

export function newToken(): Token {
  return randomBytes(bytes)
}

/** The tokens of a document after one more write. */
export function withToken(token: Token, before?: mongo.Binary): mongo.Binary {
  const older = before ? before.value().subarray(0, (kept - 1) * bytes) : Buffer.alloc(0)
  return new mongo.Binary(Buffer.concat([token, older]))
}

/** The token of the last write, as text. */
export function latestToken(writes: mongo.Binary): string {
  return Buffer.from(writes.value().subarray(0, bytes)).toString('base64url')
}

/**
 * Whether the write that was to make revision `wanted` is the one that made it; undefined when that is too long ago.
 */
export function madeBy(
  token: Token,
  wanted: number,
  row: { rev: number; __writes: mongo.Binary },
): boolean | undefined {
  const at = (row.rev - wanted) * bytes
  const tokens = row.__writes.value()
  if (at < 0) return false
  if (at >= tokens.length) return undefined
  return token.equals(tokens.subarray(at, at + bytes))
}
