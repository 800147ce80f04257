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

/** Why a password is not taken, in words; undefined when it is. At least ten characters, without the account name. */
export function passwordProblem(password: string, account: string): string | undefined {
  const characters = [...password]
  if (characters.length < 10) return '新密码至少 10 个字符'
  if (characters.length > 200) return '新密码不超过 200 个字符'
  if (password.toLowerCase().includes(account.toLowerCase())) return '新密码不能包含账号'
  if (new Set(characters).size < 4) return '新密码的字符过于单一'
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
