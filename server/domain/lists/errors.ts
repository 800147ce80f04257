import type { Words } from '../language.js'

export type ListErrorCode = 'ITEM_UNKNOWN' | 'EDITION_UNKNOWN' | 'LIMITS_INVALID'

/** An expected failure of the lists; `code` is stable, the words are for people. */
export class ListError extends Error {
  /** Chinese; `textEn` says the same in English. */
  readonly text: string
  readonly textEn: string

  constructor(
    readonly code: ListErrorCode,
    { zh, en }: Words,
  ) {
    super(`${code}: ${zh}`)
    this.name = 'ListError'
    this.text = zh
    this.textEn = en
  }
}
