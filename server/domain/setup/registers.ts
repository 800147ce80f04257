import type { Collection, Document } from '../../store/port.js'
import type { County } from '../county.js'
import { certificates, powers } from '../enforcement/record.js'
import { say, type Language } from '../language.js'
import { csvOf } from './file/csv.js'
import type { Column, Table } from './table.js'
import { certificateTable, powerTable } from './tables/index.js'

/** Tables that are kept by taking them out, changing them and bringing them back. */
export const registerNames = ['powers', 'certificates'] as const
export type RegisterName = (typeof registerNames)[number]

/**
 * A register as the table that would bring it in: the county's rows in their order, as CSV. Importing it unchanged
 * changes nothing.
 */
export function registerOf(ctx: County, name: RegisterName, language: Language): Promise<string> {
  return name === 'powers'
    ? tableOf(ctx, powerTable, powers, language, row => [row.unitKind, row.no, row.code])
    : tableOf(ctx, certificateTable, certificates, language, row => [row.unit, row.number])
}

async function tableOf<C extends string, R, T extends Document>(
  { store, county }: County,
  { columns }: Pick<Table<C, R>, 'columns'>,
  collection: Collection<T>,
  language: Language,
  order: (row: T) => readonly (string | number)[],
): Promise<string> {
  const rows: T[] = []
  for await (const row of store.stream(collection, county)) rows.push(row)
  rows.sort((a, b) => compare(order(a), order(b)))
  const heading = columns.map(({ name, title }) => (language === 'en' ? name : title.zh))
  return csvOf([heading, ...rows.map(row => columns.map(column => cell(column, row, language)))])
}

function cell({ field, show }: Column, row: object, language: Language): string {
  const value = (row as Record<string, unknown>)[field ?? '']
  if (value === undefined) return ''
  return show ? say(show(value as never), language) : String(value)
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? ''
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}
