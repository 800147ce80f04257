import { dayOfText } from './civil.js'
import { calendarEdition } from './edition.js'
import { CalendarError } from './errors.js'
import type { CalendarEdition, NamedDay, YearTable } from './types.js'

/** One row of a published table of holidays, in the form in which they are exchanged. */
export interface YearEntry {
  name: string
  date: string
  /** A day off; otherwise a make-up working day. */
  isOffDay: boolean
}

/**
 * A new edition with the table of the year in which most entries lie; that year's old table, if any, is replaced. Entries
 * of a neighbouring year (a make-up day in the last week of December) are laid over the table of theirs.
 *
 * @throws CalendarError YEAR_TABLE_INVALID when there are no entries, a date stands twice, or a neighbouring year has no
 *   table yet; DATE_INVALID for a date that does not exist.
 */
export function importYearTable(edition: CalendarEdition, entries: readonly YearEntry[]): CalendarEdition {
  const byYear = new Map<number, YearEntry[]>()
  for (const entry of entries) {
    const { year } = dayOfText(entry.date)
    byYear.set(year, [...(byYear.get(year) ?? []), entry])
  }
  const main = [...byYear].reduce<[number, YearEntry[]] | undefined>(
    (most, candidate) => (!most || candidate[1].length > most[1].length ? candidate : most),
    undefined,
  )
  if (!main) throw invalid('节假日表为空', 'the table of holidays is empty')
  if (new Set(entries.map(entry => entry.date)).size < entries.length) {
    throw invalid('节假日表中日期重复', 'a date stands twice in the table of holidays')
  }
  const years: Record<number, YearTable> = { ...edition.years, [main[0]]: { off: [], work: [] } }
  for (const [year, rows] of byYear) {
    const table = years[year]
    if (!table) throw invalid(`请先导入 ${year} 年的节假日表`, `import the table of ${year} first`)
    years[year] = lay(table, rows)
  }
  return calendarEdition({ ...edition, years })
}

function lay(table: YearTable, rows: readonly YearEntry[]): YearTable {
  const dates = new Set(rows.map(row => row.date))
  const merged = (old: readonly NamedDay[], isOffDay: boolean) =>
    [
      ...old.filter(day => !dates.has(day.date)),
      ...rows.filter(row => row.isOffDay === isOffDay).map(({ date, name }) => ({ date, name })),
    ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return { off: merged(table.off, true), work: merged(table.work, false) }
}

function invalid(chinese: string, english: string): CalendarError {
  return new CalendarError('YEAR_TABLE_INVALID', chinese, english)
}
