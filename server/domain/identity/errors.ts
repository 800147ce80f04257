import type { Words } from '../language.js'

export type IdentityErrorCode =
  | 'CREDENTIALS_WRONG'
  | 'ACCOUNT_LOCKED'
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'PASSWORD_WEAK'
  | 'ACCOUNT_TAKEN'

/** An expected refusal; `code` is stable, the words are for people and never tell whether an account exists. */
export class IdentityError extends Error {
  constructor(
    readonly code: IdentityErrorCode,
    readonly words: Words,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(`${code}: ${words.zh}`)
    this.name = 'IdentityError'
  }

  get text(): string {
    return this.words.zh
  }

  get textEn(): string {
    return this.words.en
  }
}
