import type { CallRecord } from '../../../../server/domain/calls/record.js'
import type { SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import type { Deed } from '../deed.js'

/** Acts that ask, tell or order something: none of them touches the clock of a case. */
const asking = [
  'extension',
  'return',
  'shelving',
  'nudge',
  'instruction',
  'assign',
  'contest',
  'draft-order',
  'joint',
  'add-cooperation',
  'join',
  'review',
  'name-reader',
  'release-reporter',
].map(id => `act ${id}`)

/** What sets a new limit for a leg under way. */
const moves = (deed: Deed) =>
  deed.kind === 'calendar' || deed.what === 'act urgency' || /\/decide-ext-[12]$/.test(deed.what ?? '')

const reopens = ['act reopen', 'township-call-after-close/call-back']

/** What may change between two instants of a case, given what was done between them. */
export function* brokenMovement(before: CallRecord, after: CallRecord, deed: Deed) {
  const own = deed.case === after.number
  if (own && asking.includes(deed.what ?? '') && clockOf(before) !== clockOf(after))
    yield `${deed.what} moved its clock`
  for (const leg of before.legs) {
    const now = after.legs.find(each => each.key === leg.key)
    if (!now) yield `leg ${leg.seq} is gone`
    else if (now.version !== leg.version && !moves(deed))
      yield `the limit of leg ${leg.seq} was changed by ${deed.what ?? deed.kind}`
    else if (now.version === leg.version && now.due !== leg.due)
      yield `the limit of leg ${leg.seq} changed without a version`
  }
  // A refusal has a window in which its review can be asked for.
  const reviewed = before.state === '不予受理' && deed.what === 'act review'
  // Another procedure may hand the matter back: a new instance under the same number.
  const again = after.instance !== before.instance
  if (!before.open && after.round === before.round && !reviewed && !again) {
    if (after.state !== before.state) yield `it had ended as ${before.state}`
    if (after.legs.length !== before.legs.length) yield `it was dispatched after it had ended`
  }
  if (after.round > before.round && !reopens.includes(deed.what ?? ''))
    yield `${deed.what ?? deed.kind} began round ${after.round}`
  if (own && before.urgency === '特急' && forbiddenForTop(deed)) yield `${deed.what} of a 特急`
  if (before.sensitive && before.state !== '已并件' && after.state === '已并件')
    yield 'a sensitive case was merged'
  if (before.sensitive && !after.sensitive) yield 'it is sensitive no more'
}

function forbiddenForTop({ what, input }: Deed): boolean {
  if (what === 'act return' || what === 'act shelving') return true
  const refusing = ['退回补正', '不予受理'].includes(String(input?.审核结论))
  return what === 'township-call/decide-intake' && refusing
}

const clockOf = ({ running, lead, due, legs }: CallRecord) =>
  JSON.stringify([running, lead, due, legs.map(leg => [leg.key, leg.to, leg.due, leg.version])])

/** The ledger forgets nothing: steps and reds stay, and one that was taken back is never lit or counted again. */
export function* brokenLedger(before: SupervisionDoc, after: SupervisionDoc) {
  if (before.steps.some((step, index) => JSON.stringify(step) !== JSON.stringify(after.steps[index])))
    yield 'steps that were taken are gone'
  for (const red of before.reds) {
    const now = after.reds.find(each => each.version === red.version && each.from === red.from)
    if (!now) yield `the red of version ${red.version} is gone`
    else if (red.state === '撤销' && (now.state !== '撤销' || now.cause !== red.cause))
      yield `the red of version ${red.version} was taken back, and is ${now.state} (${now.cause ?? ''}) now`
    else if (red.state === '计入' && now.state === '亮灯')
      yield `the red of version ${red.version} is lit again`
  }
}
