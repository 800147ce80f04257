import { readFileSync } from 'node:fs'
import { readTable, type ReadTable } from '../setup/cells.js'
import { readSheet, type Sheet } from '../setup/file/sheet.js'
import type { Table } from '../setup/table.js'

/** One of the files in `csv/`. */
export function sheetOf(file: string): Sheet {
  const sheet = readSheet(readFileSync(new URL(`./csv/${file}`, import.meta.url), 'utf8'))
  if ('problem' in sheet) throw new Error(`${file}: ${sheet.problem.en}`)
  return sheet
}

/** What the rows of one of the files in `csv/` say, read as a county's own tables are. */
export function factsOf<C extends string, R>(file: string, table: Table<C, R>): R[] {
  const { rows, problems }: ReadTable<C, R> = readTable(table, sheetOf(file))
  const [first] = problems
  if (first) throw new Error(`${file}, row ${first.row}, ${first.column ?? ''}: ${first.text.en}`)
  return rows.map(({ facts }) => facts)
}
