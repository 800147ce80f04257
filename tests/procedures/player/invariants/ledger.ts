import type { CallRecord, Leg } from '../../../../server/domain/calls/record.js'
import type { SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import type { View } from './view.js'

/** What the ledger must say of each leg, reckoned again from limits and answers alone. */
export function* brokenByLedger(view: View) {
  const running = view.instances.filter(each => each.process === 'supervision')
  for (const record of view.records)
    for (const leg of record.legs) {
      const at = `${record.number} leg ${leg.seq} of ${leg.unit}: `
      const row = view.ledger.find(each => each.leg === leg.key && each.role === '主办')
      if (!row) {
        yield `${at}nobody supervises it`
        continue
      }
      const own = running.filter(each => each.key === leg.key)
      if (own.length !== 1) yield `${at}${own.length} supervisions run`
      if (own[0] && (own[0].status === 'running') !== (leg.to === undefined))
        yield `${at}its supervision is ${own[0].status}`
      const rules = [
        ...steps(row, leg),
        ...reds(record, row, leg, view.now, (own[0]?.nextDue ?? Infinity) <= view.now),
        ...late(record, leg, view),
      ]
      for (const rule of rules) yield at + rule
    }
  const legs = new Set(view.records.flatMap(each => each.legs.map(leg => leg.key)))
  const penalties = new Set(view.records.flatMap(each => (each.penalties ?? []).map(one => one.key)))
  for (const { leg, unit } of view.ledger)
    if (!legs.has(leg) && !penalties.has(leg))
      yield `${unit} is supervised for ${leg}, which nobody dispatched`
}

/** A cooperating unit is red for itself once its limit has passed without its reply, and never before. */
function* late({ instance }: CallRecord, leg: Leg, { ledger, instances, now }: View) {
  // A unit that is added when the limit is over is late with the next tick.
  const ticking = (instances.find(each => each._id === instance)?.nextDue ?? Infinity) <= now
  for (const { unit, due, repliedAt } of leg.cooperation) {
    const row = ledger.find(each => each.leg === leg.key && each.role === '协办' && each.unit === unit)
    const until = repliedAt ?? leg.to ?? now
    // A limit that was moved later takes back no red of the former one.
    if (row && until < row.due) yield `${unit} is red before the limit of its reply`
    if (!row && until > due && !ticking) yield `${unit} is late with its reply, and not red`
    if (row && !row.open && row.reds.some(red => red.state === '亮灯'))
      yield `the red of ${unit} is lit though settled`
  }
}

/** Nothing before its instant, nothing twice for one version, nothing after the answer. */
function* steps(row: SupervisionDoc, leg: Leg) {
  const seen = new Set<string>()
  for (const step of row.steps) {
    const name = `${step.version}/${step.level}`
    if (seen.has(name)) yield `the step ${name} was taken twice`
    seen.add(name)
    if (step.takenAt < step.at) yield `the step ${name} was taken before its instant`
    if (leg.to !== undefined && step.takenAt > leg.to) yield `the step ${name} was taken after the answer`
  }
  if (row.open !== (leg.to === undefined)) yield `the ledger says open: ${row.open}`
  if (!row.open && row.orders.some(order => order.state === '待签发'))
    yield 'a 督办单 waits for a signature after the answer'
}

/** Red is who was unanswered at a limit in force, unless it was taken back; nobody else. */
// A leg that began before it was dispatched, as with a convening, may be red with the next tick.
function* reds(record: CallRecord, row: SupervisionDoc, leg: Leg, now: number, ticking: boolean) {
  const end = leg.to
  for (const red of row.reds) {
    const version = leg.limits.find(each => each.version === red.version)
    if (!version) yield `a red of version ${red.version}, which never was`
    else if (red.from !== version.due)
      yield `the red of version ${red.version} begins at another instant than its limit`
    if (red.state === '亮灯' && !row.open) yield 'a red is lit on an answered leg'
    if (red.state === '计入' && end !== undefined && red.version === leg.version && end <= leg.due)
      yield 'a red is counted though the answer was on time'
    if (red.state === '撤销' && !red.cause) yield 'a red was taken back without a cause'
  }
  const own = row.reds.filter(red => red.version === leg.version)
  if (own.length > 1) yield `two reds of version ${leg.version}`
  // A limit that had passed when the urgency was raised stays passed: its red goes on under the new version.
  const carried = row.reds.filter(red => (end === undefined ? red.state === '亮灯' : red.to === end))
  const present = [...own, ...carried]
  if (end === undefined ? now > leg.due : end > leg.due) {
    const red = present[0]
    if (!red && !ticking) yield `no red though the limit passed (${record.state})`
    // A ruling that the dispatch was wrong takes back reds for good, also of a unit that acts until it is relieved.
    else if (red && end === undefined && red.state !== '亮灯' && red.cause !== '裁定派发有误')
      yield `its red is ${red.state} (${red.cause ?? ''}) while it owes the answer`
    else if (red && end !== undefined && red.state === '亮灯') yield 'its red is lit though answered'
  } else if (end === undefined && present.some(red => red.state === '亮灯') && now < leg.due)
    yield 'a red is lit before the limit'
}
