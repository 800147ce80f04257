import type { Filter } from '../../store/port.js'
import type { JobRow } from '../rows/index.js'

/** Milliseconds after which a job that nobody has taken is worth a look. */
const patience = 60_000

/** Jobs that are offered and that no worker has ever taken. Nothing fails: they wait until a program asks. */
export function unclaimedSince(now: number): Filter<JobRow> {
  return { state: 'open', createdAt: { lte: now - patience }, worker: null, failures: 0 }
}
