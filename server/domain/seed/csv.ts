import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** The rows of one of the files in `csv/`, by the names of its columns. */
export function rowsOf<C extends string>(file: string): Record<C, string>[] {
  const text = readFileSync(new URL(`./csv/${file}`, import.meta.url), 'utf8')
  return parse(text, { columns: true, skip_empty_lines: true }) as Record<C, string>[]
}

/** A list inside a cell stands between `;` or, in what people read, `、`. */
export function list(cell: string, separator = ';'): string[] {
  return cell === '' ? [] : cell.split(separator).map(each => each.trim())
}

/** An empty cell says nothing. */
export function given(cell: string): string | undefined {
  return cell === '' ? undefined : cell
}

/** Minutes after midnight of 'HH:MM'. */
export function minutes(cell: string): number {
  const [hour = NaN, minute = NaN] = cell.split(':').map(Number)
  return hour * 60 + minute
}
