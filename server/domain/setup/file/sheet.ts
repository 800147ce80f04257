import { parse } from 'csv-parse/sync'
import type { Words } from '../../language.js'

/** A table as it stands in its file: the names of its columns, and its rows with the number a spreadsheet shows. */
export interface Sheet {
  header: string[]
  rows: { row: number; cells: string[] }[]
}

const LONGEST = 20_000

/** Reads CSV; lines without any text are passed over. Answers a sentence where the text is no table. */
export function readSheet(text: string): Sheet | { problem: Words } {
  let lines: string[][]
  try {
    lines = parse(text, { relax_column_count: true, skip_empty_lines: false })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      problem: { zh: `不是有效的 CSV，多半是引号没有配对：${why}`, en: `This is not valid CSV: ${why}` },
    }
  }
  const rows = lines
    .map((cells, index) => ({ row: index + 1, cells: cells.map(cell => cell.trim()) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
  const [first, ...rest] = rows
  if (!first || rest.length === 0)
    return { problem: { zh: '表里没有数据行', en: 'The table has no rows of data' } }
  if (rest.length > LONGEST)
    return {
      problem: {
        zh: `一次最多 ${LONGEST} 行，请分成几个文件`,
        en: `A file may have ${LONGEST} rows; split it into several`,
      },
    }
  return { header: first.cells, rows: rest }
}
