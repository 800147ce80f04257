import type { CallRecord } from '../../../../server/domain/calls/record.js'
import type { SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import { ladderOf, rungKey, type Rung } from './ladder.js'
import type { View } from './view.js'

/** What the checks remember of a history: how things stood before, and the ladder of each limit as it was when it was set. */
export class Memory {
  readonly records = new Map<string, CallRecord>()
  readonly ledger = new Map<string, SupervisionDoc>()
  /** By key of the leg and version of its limit. */
  readonly ladders = new Map<string, Rung[]>()

  remember({ records, ledger, edition }: View): void {
    for (const record of records) {
      this.records.set(record.number, record)
      for (const leg of record.legs) {
        const key = rungKey(leg.key, leg.version)
        if (!this.ladders.has(key)) this.ladders.set(key, ladderOf(leg, record.urgency, edition))
      }
    }
    for (const row of ledger) this.ledger.set(row._id, row)
  }
}
