import { addLimit, limitUnits, type CalendarEdition } from '../../../calendar/index.js'
import { yellowFrom } from '../../views/time/light.js'
import { contextIn, instantIn, listIn, numberIn, textIn, textsIn, type Context, type Value } from '../feel.js'
import { caseProcedure } from '../procedures/index.js'
import { presentLeg, type CallRecord, type Cooperation, type Leg, type LimitVersion } from '../record.js'
import { isUrgency } from '../urgency.js'
import { requestsGone } from './pending.js'

/** 派发: a new leg begins; the one before it, if nobody answered it, ended with the re-dispatch. */
export function dispatched(record: CallRecord, data: Context, at: number, edition: CalendarEdition): void {
  const from = instantIn(data.派发时刻) ?? at
  const due = instantIn(data.期限) ?? from
  const unit = textIn(data.主办) ?? ''
  if (isUrgency(data.紧急程度)) record.urgency = data.紧急程度
  const cooperating = textsIn(data.协办)
  const cooperatingDue = instantIn(data.协办期限) ?? due
  const version = numberIn(data.限版) ?? 1
  const leg: Leg = {
    seq: numberIn(data.承办序) ?? record.legs.length + 1,
    key: textIn(data.承办号) ?? `${record.number}#${record.legs.length + 1}`,
    unit,
    cooperation: caseProcedure(record.process)?.cooperatingReply
      ? cooperating.map(each => cooperation(each, cooperatingDue, from, record, edition))
      : [],
    cause: textIn(data.派发缘由) ?? '首派',
    from,
    due,
    yellow: yellowFrom(edition, record.urgency, from, due),
    version,
    limits: [limitVersion(edition, { version, at: from, due, cause: '派发' }, data.期限依据)],
  }
  const before = presentLeg(record)
  if (before && before.to === undefined) {
    before.to = from
    before.result ??= '改派'
  }
  record.legs.push(leg)
  record.firstDispatchedAt ??= from
  Object.assign(record, { lead: unit, cooperating, running: true, due, yellow: leg.yellow })
  delete record.answeredAt
  record.units = [...new Set([...record.units, unit, ...cooperating])]
  requestsGone(record)
}

/** 延期, or another change of the limit: a new version of it. */
export function limitChanged(
  record: CallRecord,
  data: Context,
  at: number,
  edition: CalendarEdition,
  cause = '延期',
): void {
  const leg = presentLeg(record)
  const due = instantIn(data.期限)
  if (!leg || due === undefined) return
  const version = numberIn(data.限版) ?? leg.version + 1
  leg.limits.push(limitVersion(edition, { version, at, due, cause }, data.期限依据))
  Object.assign(leg, { due, version, yellow: yellowFrom(edition, record.urgency, leg.from, due) })
  Object.assign(record, { due, yellow: leg.yellow })
  const cooperatingDue = instantIn(data.协办期限)
  if (cooperatingDue === undefined) return
  for (const each of leg.cooperation) {
    if (each.repliedAt !== undefined || each.missed) continue
    const due = Math.max(cooperatingDue, each.earliest ?? cooperatingDue)
    Object.assign(each, cooperation(each.unit, due, leg.from, record, edition))
  }
}

/** The leg ends: on time when its instant is not after the limit, whichever event was processed first. */
export function legEnded(record: CallRecord, at: number, result: string): void {
  const leg = presentLeg(record)
  record.running = false
  delete record.due
  delete record.yellow
  requestsGone(record)
  if (!leg || leg.to !== undefined) return
  const dispute = record.disputes.at(-1)
  if (dispute) dispute.to ??= at
  leg.to = at
  leg.result = result
  leg.onTime = at <= leg.due
  for (const each of leg.cooperation) if (each.repliedAt === undefined) each.missed = true
}

/** 增派协办: one more unit cooperates, by the limit of the others, and never without the time of a response (最早期限). */
export function cooperationAdded(
  record: CallRecord,
  data: Context,
  at: number,
  edition: CalendarEdition,
): void {
  const leg = presentLeg(record)
  const unit = textIn(data.单位)
  if (!leg || unit === undefined || leg.cooperation.some(each => each.unit === unit)) return
  const added = cooperation(unit, instantIn(data.协办期限) ?? leg.due, at, record, edition)
  const earliest = instantIn(data.最早期限)
  leg.cooperation.push(earliest === undefined ? added : { ...added, earliest })
  record.cooperating = [...new Set([...record.cooperating, unit])]
  record.units = [...new Set([...record.units, unit])]
}

export function cooperationReplied(record: CallRecord, data: Context, at: number): void {
  const unit = textIn(data.单位)
  const found = presentLeg(record)?.cooperation.find(each => each.unit === unit)
  if (!found) return
  found.repliedAt = instantIn(data.时刻) ?? at
  found.result = textIn(data.结果)
  found.note = textIn(data.说明)
}

function cooperation(
  unit: string,
  due: number,
  from: number,
  record: CallRecord,
  edition: CalendarEdition,
): Cooperation {
  return { unit, due, yellow: yellowFrom(edition, record.urgency, from, due) }
}

/** The version with its days as they were reckoned, kept so that no later edition tells another story. */
function limitVersion(
  edition: CalendarEdition,
  about: Pick<LimitVersion, 'version' | 'at' | 'due' | 'cause'>,
  value: Value | undefined,
): LimitVersion {
  const basis = listIn(value)
    .map(contextIn)
    .flatMap(row => {
      const from = instantIn(row.from)
      const amount = numberIn(row.amount)
      const unit = limitUnits.find(each => each === row.unit)
      return from === undefined || amount === undefined || unit === undefined ? [] : [{ from, amount, unit }]
    })
  const reckoned = basis.map(({ from, amount, unit }) => addLimit(edition, from, amount, unit))
  return {
    ...about,
    basis,
    days: reckoned.flatMap(each => each.days),
    provisional: reckoned.some(each => each.provisional),
  }
}
