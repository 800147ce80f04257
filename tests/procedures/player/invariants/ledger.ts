import type { CallRecord, Leg } from '../../../../server/domain/calls/record.js'
import { supervisions, type SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import { instances } from '../../../../server/runtime/index.js'
import { code } from '../../stories/county.js'
import type { Player } from '../player.js'

/** What the ledger must say of each leg, reckoned again from limits and answers alone. */
export async function brokenByLedger(player: Player): Promise<string[]> {
  const { store, clock } = player.county
  const all: string[] = []
  for (const record of await player.cases()) {
    const { items } = await store.find(supervisions, code, { where: { number: record.number }, limit: 100 })
    const running = await store.find(instances, code, {
      where: { case: record.number, process: 'supervision' },
      limit: 100,
    })
    for (const leg of record.legs) {
      const row = items.find(each => each.leg === leg.key && each.role === '主办')
      const say = (rule: string) => all.push(`${record.number} leg ${leg.seq} of ${leg.unit}: ${rule}`)
      if (!row) {
        say('nobody supervises it')
        continue
      }
      const own = running.items.filter(doc => doc.key === leg.key)
      if (own.length !== 1) say(`${own.length} supervisions run`)
      if (own[0] && (own[0].status === 'running') !== (leg.to === undefined))
        say(`its supervision is ${own[0].status}`)
      for (const rule of [...steps(row, leg), ...reds(record, row, leg, clock.now())]) say(rule)
    }
  }
  return all
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
function* reds(record: CallRecord, row: SupervisionDoc, leg: Leg, now: number) {
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
    if (!red) yield `no red though the limit passed (${record.state})`
    // A ruling that the dispatch was wrong takes back reds for good, also of a unit that acts until it is relieved.
    else if (end === undefined && red.state !== '亮灯' && red.cause !== '裁定派发有误')
      yield `its red is ${red.state} (${red.cause ?? ''}) while it owes the answer`
    else if (end !== undefined && red.state === '亮灯') yield 'its red is lit though answered'
  } else if (end === undefined && present.some(red => red.state === '亮灯') && now < leg.due)
    yield 'a red is lit before the limit'
}
