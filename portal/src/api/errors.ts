import type { ApiError } from './types.js'

/** An answer that says no, or none at all (`status` 0). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly body: ApiError,
    /** Seconds after which the server wants it sent again; 0 when it did not say. */
    readonly retryAfter = 0,
  ) {
    super(body.message)
    this.name = 'Refused'
  }

  get code(): string {
    return this.body.code
  }

  /** What happened, in the language of the page; empty when the server did not say. */
  said(locale: string): string {
    return (locale === 'en' && this.body.messageEn) || this.body.message
  }

  /** What to do next, in the language of the page. */
  hint(locale: string): string | undefined {
    return locale === 'en' ? this.body.hintEn : this.body.hint
  }

  /** Nothing came back: the act may or may not have been done; sent again it needs the same key. */
  get unanswered(): boolean {
    return this.status === 0
  }
}

/** What was thrown, as the error that pages know how to show. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error
  return new Refused(0, {
    code: 'PAGE_FAILED',
    message: error instanceof Error ? error.message : String(error),
  })
}
