import type { Language } from '../language.js'
import { sheetOf } from '../seed/csv.js'
import { csvOf } from './file/csv.js'
import type { Table, TableName } from './table.js'
import {
  certificateTable,
  itemTable,
  personTable,
  postTable,
  powerTable,
  rosterTable,
  sourceTable,
  unitTable,
} from './tables/index.js'

interface Sample {
  table: Pick<Table, 'columns'>
  /** Of the demonstration county, from which the two sample rows are taken. */
  file: string
  /** Numbers of the sample rows, as a spreadsheet counts. */
  rows: readonly number[]
}

const samples: Readonly<Record<TableName, Sample>> = {
  units: { table: unitTable, file: 'units.csv', rows: [2, 15] },
  posts: { table: postTable, file: 'posts.csv', rows: [12, 13] },
  people: { table: personTable, file: 'people.csv', rows: [2, 3] },
  roster: { table: rosterTable, file: 'roster.csv', rows: [2, 8] },
  items: { table: itemTable, file: 'items.csv', rows: [2, 3] },
  sources: { table: sourceTable, file: 'item-sources.csv', rows: [2, 3] },
  powers: { table: powerTable, file: 'powers.csv', rows: [2, 3] },
  certificates: { table: certificateTable, file: 'certificates.csv', rows: [2, 3] },
}

/** Columns of the demonstration alone, which no other county needs. */
const hidden = ['featured', 'source_rows', 'lead_here']

/**
 * A table to fill in: the heading and two sample rows of the demonstration county under this county's code, as CSV.
 */
export function templateOf(name: TableName, county: string, language: Language): string {
  const { table, file, rows } = samples[name]
  const sheet = sheetOf(file)
  const columns = table.columns.filter(column => !hidden.includes(column.name))
  const heading = columns.map(({ name: word, title }) => (language === 'en' ? word : title.zh))
  const lines = sheet.rows
    .filter(({ row }) => rows.includes(row))
    .map(({ cells }) =>
      columns.map(column => (cells[sheet.header.indexOf(column.name)] ?? '').replaceAll('379999', county)),
    )
  return csvOf([heading, ...lines])
}
