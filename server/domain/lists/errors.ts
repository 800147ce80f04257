export type ListErrorCode = 'ITEM_UNKNOWN' | 'EDITION_UNKNOWN' | 'LIMITS_INVALID'

/** An expected failure of the lists; `code` is stable, `text` is for people. */
export class ListError extends Error {
  constructor(
    readonly code: ListErrorCode,
    readonly text: string,
  ) {
    super(`${code}: ${text}`)
    this.name = 'ListError'
  }
}
