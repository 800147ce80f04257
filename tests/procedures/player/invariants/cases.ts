import { callProcess } from '../../../../server/domain/calls/case-name.js'
import type { CallRecord } from '../../../../server/domain/calls/record.js'
import type { NoticeDoc } from '../../../../server/domain/notices/record.js'
import type { TaskRow } from '../../../../server/runtime/index.js'
import type { View } from './view.js'

const ended = ['办结', '撤回', '终止', '不予受理', '转办', '未呼叫']
/** What goes on after a case has ended: its own processes. */
const beside = ['township-call-after-close', 'supervision-document', 'assigned-act', 'dispute-ruling']

/** What a case must keep to, whoever does what. */
export function* brokenByCases(view: View) {
  for (const record of view.records) {
    const rows = view.rows.filter(each => each.case === record.number)
    const rules = [...legs(record), ...limits(record), ...closing(record, rows), ...top(record, rows)]
    // What was sent before somebody found it sensitive is veiled where it is read.
    if (record.filed.sensitive)
      rules.push(
        ...hidden(
          record,
          view.notices.filter(each => each.case === record.number),
        ),
      )
    for (const rule of rules) yield `${record.number} (${record.state}): ${rule}`
  }
}

/** From dispatch to feedback exactly one unit is 主办, and one leg ends before the next begins. */
function* legs(record: CallRecord) {
  const open = record.legs.filter(leg => leg.to === undefined)
  if (open.length > 1) yield `${open.length} legs are open at once`
  if (record.running !== (open.length === 1))
    yield `running is ${record.running}, ${open.length} legs are open`
  if (record.running && open[0]?.unit !== record.lead)
    yield `${record.lead} is 主办, the open leg is ${open[0]?.unit}'s`
  for (const [index, leg] of record.legs.entries()) {
    const next = record.legs[index + 1]
    if (next && (leg.to === undefined || leg.to > next.from))
      yield `leg ${leg.seq} ends after the next begins`
    if (next && leg.result === '改派' && leg.to !== next.from)
      yield `between the legs ${leg.seq} and ${next.seq} nobody had it`
    if (leg.from > leg.due) yield `leg ${leg.seq} is due before it begins`
    if (record.calledAt !== undefined && leg.from < record.calledAt) yield 'the clock began before the call'
  }
}

/** The limit changes by versions only, each with what made it; the last is the one in force. */
function* limits(record: CallRecord) {
  for (const leg of record.legs) {
    const versions = leg.limits.map(each => each.version)
    if (versions.some((version, index) => version !== index + 1))
      yield `the limits of leg ${leg.seq} have the versions ${versions.join(', ')}`
    if (leg.limits.at(-1)?.due !== leg.due)
      yield `leg ${leg.seq} is due another time than its last limit says`
    if (leg.limits.some(each => each.basis.length === 0)) yield `a limit of leg ${leg.seq} has no basis`
  }
  const present = record.legs.at(-1)
  if (record.running && record.due !== present?.due) yield 'the case is due another time than its leg'
  if (!record.running && record.due !== undefined) yield 'it is due though nobody owes an answer'
}

/** Nothing closes itself, and what is closed moves no more. */
function* closing(record: CallRecord, rows: readonly TaskRow[]) {
  if (record.state === '办结') {
    const judged = rows.some(
      row =>
        ['verify', 'verify-in-stead', 'coordinate'].includes(row.element) &&
        row.state === 'done' &&
        row.doneBy !== null,
    )
    if (!judged) yield 'closed, and nobody said 办结'
  }
  if (ended.includes(record.state) || !record.open) {
    if (record.open) yield `open though ${record.state}`
    const left = rows.filter(row => row.state === 'open' && !beside.includes(row.process))
    if (left.length)
      yield `ended, and still open: ${left.map(row => `${row.process} ${row.element}`).join(', ')}`
  }
}

/** 特急 is never refused, sent back for completion or shelved by an act that came after it was 特急. */
function* top(record: CallRecord, rows: readonly TaskRow[]) {
  if (record.process !== callProcess) return
  const first = record.legs[0]
  if (record.urgency === '特急' && first?.limits.length === 1 && record.refusal) yield 'refused though 特急'
  const deciding = rows.filter(row => row.element === 'decide-return')
  // Each decided by the centre is a first one; a second goes to 编办.
  if (deciding.length > 1) yield 'a second return reached the centre'
}

/** Sensitive cases stand in no search and no message text. */
function* hidden(record: CallRecord, told: readonly NoticeDoc[]) {
  if (record.words.length) yield 'a sensitive case is found by words'
  for (const { text } of told)
    if (text.includes(record.filed.title) || text.includes('留有记录'))
      yield `a notice tells the title: ${text}`
}
