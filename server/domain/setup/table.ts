import type { Words } from '../language.js'
import type { Cells } from './cells.js'

export const tableNames = [
  'units',
  'posts',
  'people',
  'roster',
  'items',
  'sources',
  'powers',
  'certificates',
] as const
export type TableName = (typeof tableNames)[number]

export interface Column<C extends string = string> {
  /** As in a header; the Chinese title is understood there as well. */
  name: C
  title: Words
  /** What to write there, where the title does not say it all. */
  hint?: Words
  /** No row may leave it empty. */
  needed?: true
  /** Field of the record that it fills; a file without the column leaves the field as it is. */
  field?: string
  /** The field as a cell shows it. */
  show?: (value: never) => Words
}

/** One kind of table that a county is set up from: its columns, and what a row of it says. */
export interface Table<C extends string = string, R = unknown> {
  name: TableName
  columns: readonly Column<C>[]
  read(cells: Cells<C>): R
}

/** The same text in both languages: codes, names, numbers. */
export function plain(text: string): Words {
  return { zh: text, en: text }
}
