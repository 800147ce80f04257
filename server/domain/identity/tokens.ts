import { createHash } from 'node:crypto'

/** Cryptographically random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** 256 random bits, as they may stand in a cookie or a header. */
export function newToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
