import type { County } from '../../../domain/county.js'
import { naturalAmountText } from '../../../domain/views/time/amounts.js'
import { momentText } from '../../../domain/views/time/dates.js'
import { shownCases } from '../../cases/titles.js'
import { namesOf } from '../incidents/names.js'

/** What waits somewhere, before case and procedure are named. */
export interface Waits {
  instance: string
  /** Number of the case. */
  case: string | null
  process: string
  element: string
  since: number
}

/** Names case, procedure and element of each; what is only known by its id keeps it. */
export async function named<T extends Waits>(county: County, rows: readonly T[]) {
  const shown = await shownCases(
    county,
    rows.map(row => row.case),
  )
  return Promise.all(
    rows.map(async row => {
      const names = await namesOf(county, row.instance, row.element)
      return {
        row,
        standing: {
          ...shown(row.case),
          processName: names?.processName ?? row.process,
          sinceText: momentText(row.since, county.now, county.language),
        },
        elementName: names?.elementName ?? row.element,
      }
    }),
  )
}

/** `2 天 3 小时`, as long as something has taken. */
export function lastingText(milliseconds: number, { language }: Pick<County, 'language'>): string {
  const minutes = Math.floor(milliseconds / 60_000)
  return naturalAmountText(
    { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 },
    language,
  )
}
