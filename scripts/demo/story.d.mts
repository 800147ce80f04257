/** One line of the printed table. */
export interface Row {
  at: string
  what: string
  who: string
}
export function unexpected(expected: readonly { at: string; what: RegExp }[], rows: readonly Row[]): string[]
