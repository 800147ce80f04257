export type IdentityErrorCode =
  | 'CREDENTIALS_WRONG'
  | 'ACCOUNT_LOCKED'
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'PASSWORD_WEAK'
  | 'ACCOUNT_TAKEN'

/** An expected refusal; `code` is stable, `text` is for people and never tells whether an account exists. */
export class IdentityError extends Error {
  constructor(
    readonly code: IdentityErrorCode,
    readonly text: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(`${code}: ${text}`)
    this.name = 'IdentityError'
  }
}
