export type DirectoryErrorCode =
  'COUNTY_UNKNOWN' | 'UNIT_UNKNOWN' | 'PERSON_UNKNOWN' | 'POST_UNKNOWN' | 'INPUT_INVALID'

/** An expected failure of the directory; `code` is stable, `text` is for people. */
export class DirectoryError extends Error {
  constructor(
    readonly code: DirectoryErrorCode,
    readonly text: string,
  ) {
    super(`${code}: ${text}`)
    this.name = 'DirectoryError'
  }
}
