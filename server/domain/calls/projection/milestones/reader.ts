import type { CalendarEdition } from '../../../../calendar/index.js'
import type { Context } from '../../feel.js'
import type { CallRecord } from '../../record.js'

/** A milestone that an instance of the case passed. */
export interface Passed {
  data: Context
  at: number
  /** Who completed the task or sent the message that led here; null when the system did. */
  by: string | null
  edition: CalendarEdition
}

/** What milestones mean for the record, by name. A draft is changed in place. */
export type MilestoneReaders = Readonly<Record<string, (record: CallRecord, passed: Passed) => void>>
