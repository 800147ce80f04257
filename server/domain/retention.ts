import { clearAway, together, type Budget, type Cleared } from '../store/clear-away.js'
import type { Store } from '../store/port.js'
import { drafts } from './drafts/record.js'
import { sessions } from './identity/record.js'
import { notices } from './notices/record.js'

/** How long things stay that nobody needs for ever, in milliseconds. */
export interface Terms {
  /** What was typed and not sent, after it was saved last. */
  drafts: number
  /** Notices that were read, after they were sent. A case's timeline shows them: keep them as long as cases. */
  notices: number
}

/**
 * Removes what has had its time: sessions that are over, drafts, notices that were read. Records of cases, ratings,
 * supervision, documents, attachments and the audit trail stay.
 */
export async function clearDomain(
  store: Store,
  county: string,
  now: number,
  terms: Terms,
  budget: Budget,
): Promise<Cleared> {
  const over = { where: { endsAt: { lte: now } }, sort: ['endsAt'] as const }
  const old = { where: { savedAt: { lte: now - terms.drafts } }, sort: ['savedAt'] as const }
  const read = { where: { read: true, at: { lte: now - terms.notices } }, sort: ['at'] as const }
  const runs = {
    sessions: await clearAway(store, sessions, county, over, budget),
    drafts: await clearAway(store, drafts, county, old, budget),
    notices: await clearAway(store, notices, county, read, budget),
  }
  return together(
    Object.entries(runs).map(([kind, { removed, more }]) => ({ removed: { [kind]: removed }, more })),
  )
}
