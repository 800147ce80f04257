import type { Migration } from '../migration.js'
import { signalsBySubscription } from './002-signals-by-subscription.js'
import { closedIncidents } from './003-closed-incidents.js'
import { casesByProcedure } from './004-cases-by-procedure.js'
import { sensitiveReaders } from './005-sensitive-readers.js'

/** All of them, in order. The first layout has the number 1, so the first migration leads to 2. */
export const migrations: readonly Migration[] = [
  signalsBySubscription,
  closedIncidents,
  casesByProcedure,
  sensitiveReaders,
]
