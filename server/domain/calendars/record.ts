import type { YearEntry } from '../../calendar/index.js'
import { collection, type Document } from '../../store/port.js'

/** A published table of a year's holidays and make-up days, as an administrator imported it. Tables are never changed. */
export interface HolidayTable extends Document {
  entries: YearEntry[]
  /** From when the county reckons by it. */
  effectiveAt: number
  importedAt: number
  importedBy: string
  /** Limits and timers have been reckoned again by it. */
  taken: boolean
}

export const holidayTables = collection<HolidayTable>('holidayTables', {
  index: [['county', 'effectiveAt']],
})
