import type { Words } from '../language.js'

export type DirectoryErrorCode =
  'COUNTY_UNKNOWN' | 'UNIT_UNKNOWN' | 'PERSON_UNKNOWN' | 'POST_UNKNOWN' | 'INPUT_INVALID'

/** An expected failure of the directory; `code` is stable, the words are for people. */
export class DirectoryError extends Error {
  /** Chinese; `textEn` says the same in English. */
  readonly text: string
  readonly textEn: string

  constructor(
    readonly code: DirectoryErrorCode,
    { zh, en }: Words,
  ) {
    super(`${code}: ${zh}`)
    this.name = 'DirectoryError'
    this.text = zh
    this.textEn = en
  }
}
