import { naturalRemaining, officeTime, workingTime } from '../../../calendar/index.js'
import type { CallRecord, Span } from '../../calls/record.js'
import { isNatural } from '../../calls/urgency.js'
import type { County } from '../../county.js'
import { naturalAmountText, officeAmountText } from './amounts.js'

type Now = Pick<County, 'edition' | 'now' | 'language'>

/** How long something about a case took, or takes: in office time for 一般, in natural time for 紧急 and 特急. */
export interface CaseTime {
  minutes: number
  text: string
  /** It still runs. */
  running: boolean
}

/** Times of a case over all its rounds; a figure that it does not have yet, or never had, is absent. */
export interface CaseTimes {
  /** 总时长: from the call to its end. */
  total?: CaseTime
  /** 无主时间: from the call to its first dispatch, without the time in which the township completed it. */
  ownerless?: CaseTime
  /** 争议时间: from the request of each return to its decision. Its lead went on handling it meanwhile. */
  disputed?: CaseTime
}

export function caseTimes(ctx: Now, record: CallRecord): CaseTimes {
  const { calledAt: from, disputes } = record
  if (from === undefined) return {}
  const end = record.open ? undefined : endOf(record)
  const figure = (ms: number, running: boolean): CaseTime => ({
    minutes: Math.floor(ms / 60_000),
    text: durationText(ctx, ms, isNatural(record.urgency)),
    running,
  })
  const ownerless = figure(unownedTime(ctx, record), record.open && record.firstDispatchedAt === undefined)
  const times: CaseTimes = { ownerless }
  if (record.open || end !== undefined)
    times.total = figure(lengthOf(ctx, record, { from, to: end }), record.open)
  if (disputes.length)
    times.disputed = figure(
      disputes.reduce((sum, span) => sum + lengthOf(ctx, record, span), 0),
      disputes.some(span => span.to === undefined),
    )
  return times
}

/** 无主时间 in milliseconds; of a case that ended before any dispatch up to its end. */
export function unownedTime(ctx: Pick<County, 'edition' | 'now'>, record: CallRecord): number {
  if (record.calledAt === undefined) return 0
  const to = record.firstDispatchedAt ?? (record.open ? undefined : endOf(record))
  const away = record.supplements.reduce(
    (sum, span) => sum + lengthOf(ctx, record, { from: span.from, to: span.to ?? to }),
    0,
  )
  return Math.max(0, lengthOf(ctx, record, { from: record.calledAt, to }) - away)
}

export function durationText(ctx: Now, ms: number, natural: boolean): string {
  if (ms < 60_000) return '—'
  return natural
    ? naturalAmountText(naturalRemaining(0, ms), ctx.language)
    : officeAmountText(officeTime(ctx.edition, ms, ctx.now), ctx.language)
}

function lengthOf(
  { edition, now }: Pick<County, 'edition' | 'now'>,
  { urgency }: CallRecord,
  { from, to = now }: Span,
): number {
  return isNatural(urgency) ? Math.max(0, to - from) : workingTime(edition, from, to)
}

const endOf = ({ closedAt, withdrawal, refusal, merged }: CallRecord): number | undefined =>
  closedAt ?? withdrawal?.at ?? refusal?.at ?? merged?.to
