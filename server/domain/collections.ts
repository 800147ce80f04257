import type { Collection } from '../store/port.js'
import { attachments } from './attachments/record.js'
import { holidayTables } from './calendars/record.js'
import { givenRatings } from './calls/acts/given-rating.js'
import { merges } from './calls/merging/record.js'
import { calls } from './calls/record.js'
import { comments } from './comments/record.js'
import { drafts } from './drafts/record.js'
import { pulses } from './live/index.js'
import { notices } from './notices/record.js'
import { documentNumbers } from './numbering/document-number.js'
import { rulings } from './rulings/record.js'
import { seededCases } from './seed-cases/progress.js'
import { assignedActs } from './supervision/acts/record.js'
import { supervisionDocuments } from './supervision/documents/record.js'
import { supervisions } from './supervision/record.js'

/** What cases bring to the store, for opening it. */
export const caseCollections: readonly Collection<unknown>[] = [
  calls,
  merges,
  givenRatings,
  holidayTables,
  supervisions,
  supervisionDocuments,
  assignedActs,
  rulings,
  notices,
  pulses,
  comments,
  attachments,
  drafts,
  documentNumbers,
  seededCases,
]
