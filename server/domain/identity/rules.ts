import type { Words } from '../language.js'
import { told } from './words.js'

export interface SessionLimits {
  /** Milliseconds without a request after which a session is over. */
  idle: number
  /** Milliseconds after the sign-in after which it is over in any case. */
  absolute: number
}

const MINUTE = 60_000

export const defaultSessionLimits: SessionLimits = { idle: 30 * MINUTE, absolute: 720 * MINUTE }

/** Wrong passwords in a row after which an account is locked, and for how many milliseconds. */
export const lockout = { failures: 5, duration: 15 * MINUTE }

/** 2 to 32 lower case letters, digits or . _ -, a letter first. */
export function isAccountName(text: string): boolean {
  return /^[a-z][a-z0-9._-]{1,31}$/.test(text)
}

/** Why a password is not taken, in words; undefined when it is. At least ten characters, without the account name. */
export function passwordProblem(password: string, account: string): Words | undefined {
  const characters = [...password]
  if (characters.length < 10) return told.tooShort
  if (characters.length > 200) return told.tooLong
  if (password.toLowerCase().includes(account.toLowerCase())) return told.holdsAccount
  if (new Set(characters).size < 4) return told.tooPlain
  return undefined
}

export function isLocked(account: { lockedUntil?: number }, now: number): boolean {
  return account.lockedUntil !== undefined && now < account.lockedUntil
}

/** What a wrong password leaves on the account: the fifth in a row locks it and counting begins anew. */
export function afterFailure(failures: number, now: number): { failures: number; lockedUntil?: number } {
  const next = failures + 1
  return next < lockout.failures ? { failures: next } : { failures: 0, lockedUntil: now + lockout.duration }
}

export function isOver(
  session: { seenAt: number; endsAt: number },
  limits: SessionLimits,
  now: number,
): boolean {
  return now >= session.endsAt || now - session.seenAt >= limits.idle
}
