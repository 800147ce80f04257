import type { Deed } from '../deed.js'
import { brokenByCases } from './cases.js'
import { brokenEnforcement } from './enforcement.js'
import { brokenLadder } from './ladder.js'
import { brokenByLedger } from './ledger.js'
import type { Memory } from './memory.js'
import { brokenMessages } from './messages.js'
import { brokenLedger, brokenMovement } from './movement.js'
import { brokenPapers } from './papers.js'
import { brokenByRulings } from './rulings.js'
import { brokenByTasks } from './tasks.js'
import type { View, WholeView } from './view.js'

/** Everything that must hold after each act, in words of what does not. */
export function broken(view: View, memory: Memory, deed: Deed): string[] {
  const all = [
    ...view.troubles.map(
      row => `an incident: ${row.code} at ${row.element} of ${row.process}: ${row.message}`,
    ),
    ...brokenBetween(view, memory, deed),
    ...brokenByCases(view),
    ...brokenByLedger(view),
    ...brokenByTasks(view),
  ]
  memory.remember(view)
  return all
}

/** What changed since the last time, and may not have been changed by what was done. */
function* brokenBetween({ records, ledger }: View, memory: Memory, deed: Deed) {
  for (const record of records) {
    const before = memory.records.get(record.number)
    if (before) for (const rule of brokenMovement(before, record, deed)) yield `${record.number}: ${rule}`
  }
  for (const row of ledger) {
    const before = memory.ledger.get(row._id)
    if (before) for (const rule of brokenLedger(before, row)) yield `${row.leg}: ${rule}`
  }
}

/** What is only added to, and so is looked at when a history ends. */
export function* brokenInTheEnd(view: WholeView, memory: Memory) {
  yield* brokenPapers(view.papers, view.ledger)
  for (const record of view.records) {
    const rules = [
      ...brokenMessages(view, record),
      ...brokenByRulings(record, view),
      ...brokenEnforcement(record, view.edition),
    ]
    for (const leg of record.legs) {
      const row = view.ledger.find(each => each.leg === leg.key && each.role === '主办')
      if (row)
        for (const rule of brokenLadder(row, leg, memory, view.now)) rules.push(`leg ${leg.seq}: ${rule}`)
    }
    for (const rule of rules) yield `${record.number} (${record.state}): ${rule}`
  }
}
