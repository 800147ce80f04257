import type { Words } from '../language.js'
import type { Sheet } from './file/sheet.js'
import { plain, type Table } from './table.js'

/** What is wrong with a table, and where: the row as a spreadsheet counts, the column as the file names it. */
export interface Problem {
  row: number
  column?: string
  text: Words
}

/** The cells of one row, by column; what cannot be read is noted as a problem. */
export interface Cells<C extends string> {
  row: number
  /** Empty when nothing stands there. */
  text(column: C): string
  /** An empty cell says nothing. */
  given(column: C): string | undefined
  list(column: C, separators: RegExp): string[]
  flag(column: C, otherwise: boolean): boolean
  number(column: C, otherwise: number): number
  /** The word whose own name, or one of its other names, stands in the cell. */
  oneOf<T extends string>(
    column: C,
    text: string,
    words: Readonly<Record<T, readonly string[]>>,
  ): T | undefined
  wrong(column: C, text: Words): void
}

export interface ReadRow<R> {
  row: number
  facts: R
}

export interface ReadTable<C extends string, R> {
  rows: ReadRow<R>[]
  problems: Problem[]
  /** Columns that the file has. */
  columns: ReadonlySet<C>
  /** Headings that the table does not know. */
  ignored: string[]
  /** How the file heads a column; its Chinese title where it has none. */
  heading(column: C): string
}

/** Codes in one cell. */
export const codes = /[;；、]/
/** Sentences in one cell, in which other marks may stand. */
export const sentences = /；/
/** Words in one cell. */
export const words = /[、;；]/

const yes = ['true', '是', 'yes', 'y', '1']
const no = ['false', '否', 'no', 'n', '0']

/** Reads every row of a sheet as the table says. */
export function readTable<C extends string, R>(table: Table<C, R>, sheet: Sheet): ReadTable<C, R> {
  const place = new Map<C, number>()
  const ignored: string[] = []
  sheet.header.forEach((heading, index) => {
    const column = table.columns.find(({ name, title }) => [name, title.zh, title.en].includes(heading))
    if (column && !place.has(column.name)) place.set(column.name, index)
    else if (heading !== '') ignored.push(heading)
  })
  const heading = (column: C) =>
    sheet.header[place.get(column) ?? -1] ??
    table.columns.find(({ name }) => name === column)?.title.zh ??
    column
  const missing = table.columns.filter(({ name, needed }) => needed && !place.has(name))
  const problems: Problem[] = missing.map(({ name, title }) => ({
    row: 1,
    column: name,
    text: { zh: `表头缺少「${title.zh}」（${name}）一栏`, en: `The header lacks the column ${name}` },
  }))
  const known = { rows: [], problems, columns: new Set(place.keys()), ignored, heading }
  if (missing.length) return known
  const rows = sheet.rows.map(({ row, cells }) => {
    const text = (column: C) => cells[place.get(column) ?? -1] ?? ''
    const wrong = (column: C, said: Words) => problems.push({ row, column: heading(column), text: said })
    for (const { name, needed } of table.columns)
      if (needed && text(name) === '')
        wrong(name, { zh: '这一栏必须填写', en: 'This cell must be filled in' })
    return { row, facts: table.read(cellsOf(row, text, wrong)) }
  })
  return { ...known, rows }
}

function cellsOf<C extends string>(
  row: number,
  text: (column: C) => string,
  wrong: (column: C, said: Words) => void,
): Cells<C> {
  return {
    row,
    text,
    wrong,
    given: column => text(column) || undefined,
    list: (column, separators) =>
      text(column)
        .split(separators)
        .map(each => each.trim())
        .filter(each => each !== ''),
    flag(column, otherwise) {
      const cell = text(column).toLowerCase()
      if (cell === '') return otherwise
      if (!yes.includes(cell) && !no.includes(cell))
        wrong(column, { zh: `应填“是”或“否”，不是“${cell}”`, en: `Write true or false, not “${cell}”` })
      return yes.includes(cell)
    },
    number(column, otherwise) {
      const cell = text(column)
      if (cell === '') return otherwise
      if (/^-?\d{1,9}$/.test(cell)) return Number(cell)
      wrong(column, { zh: `应填整数，不是“${cell}”`, en: `Write a whole number, not “${cell}”` })
      return otherwise
    },
    oneOf<T extends string>(column: C, cell: string, named: Readonly<Record<T, readonly string[]>>) {
      const all = Object.entries(named) as [T, readonly string[]][]
      const known = all.find(([word, others]) => word === cell || others.includes(cell))
      if (known) return known[0]
      if (cell !== '') wrong(column, unknownWord(cell, all))
      return undefined
    },
  }
}

function unknownWord(cell: string, all: readonly [string, readonly string[]][]): Words {
  const zh = all.map(([word, others]) => others[0] ?? word).join('、')
  const en = all.map(([word]) => word).join(', ')
  return { zh: `不认识“${cell}”，可填：${zh}`, en: `“${cell}” is unknown; write one of: ${en}` }
}

/** A list as a cell shows it. */
export const joined = (list: readonly string[]): Words => plain(list.join('、'))

export const yesNo = (value: boolean): Words => (value ? { zh: '是', en: 'true' } : { zh: '否', en: 'false' })
