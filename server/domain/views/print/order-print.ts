import { eventsIn, history } from '../../../runtime/index.js'
import { contextIn, type Value } from '../../calls/feel.js'
import type { CallRecord } from '../../calls/record.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { unitNamed } from '../../directory/index.js'
import { supervisionsOf } from '../../supervision/reds.js'
import { clockText, plainDateText } from '../time/dates.js'

/** 督办单 of the ladder on one sheet, as it was signed. */
export interface OrderPrint {
  county: string
  demo: boolean
  /** 文号 of the order. */
  documentNumber: string
  /** Who answers it, and who gets a copy. */
  unitName: string
  copies: string
  /** The case that it is about: 事项编号, 文号 of its call, title, place. */
  number: string
  callNumber: string
  title: string
  place: string
  callerName: string
  dispatchedText: string
  /** 期限 that has passed. */
  dueText: string
  /** 督办要求. */
  requirement: string
  office: string
  signer: string
  signedText: string
  /** When it was declared void. */
  voidText?: string
  printedText: string
  watermark?: string
}

/** The order of a case that has this 文号; undefined when there is none. An official form, so Chinese whoever reads. */
export async function orderPrint(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  documentNumber: string,
): Promise<OrderPrint | undefined> {
  const rows = await supervisionsOf(ctx.store, ctx.county, record.number)
  const found = rows
    .flatMap(row => row.orders.map(order => ({ row, order })))
    .find(({ order }) => order.number === documentNumber)
  if (!found) return undefined
  const { row, order } = found
  const full = (code: string) => ctx.people.unit.get(code)?.name ?? code
  const leg = record.legs.find(each => each.key === row.leg)
  const limit = leg?.limits.find(each => each.version === order.version)
  return {
    county: ctx.people.county.name,
    demo: ctx.people.county.demo,
    documentNumber,
    unitName: full(row.unit),
    copies: `${unitName(ctx, row.unit)}主要负责人、分管县领导`,
    number: record.matter,
    callNumber: record.documentNumber,
    title: record.filed.title,
    place: record.filed.place.text,
    callerName: full(row.caller),
    dispatchedText: at(row.from),
    dueText: at(limit?.due ?? row.due),
    requirement: order.requirement ?? '',
    office: unitNamed(ctx.people, '中心')?.name ?? '',
    signer: personName(ctx, await signerOf(ctx, record, documentNumber)),
    signedText: order.decidedAt === undefined ? '' : at(order.decidedAt),
    ...(order.voidedAt === undefined ? {} : { voidText: at(order.voidedAt) }),
    printedText: `打印 ${personName(ctx, actor.person)} ${at(ctx.now)}`,
    ...(record.sensitive ? { watermark: personName(ctx, actor.person) } : {}),
  }
}

type Event = { type: string; name?: string; data?: Value; by?: string | null }

/** Who did the step that issued it, as the history tells it. */
async function signerOf(
  { store, county }: County,
  { number }: CallRecord,
  documentNumber: string,
): Promise<string | undefined> {
  for await (const row of store.stream(history, county, { where: { case: number }, sort: ['-at'] })) {
    const events = eventsIn(row) as Event[]
    const issues = events.some(
      ({ type, name, data }) =>
        type === 'milestone' && name === '督办单' && contextIn(data).文号 === documentNumber,
    )
    if (issues) return events.find(({ type }) => type === 'task-completed')?.by ?? undefined
  }
  return undefined
}

const at = (instant: number) => `${plainDateText(instant, 0, 'zh-CN')} ${clockText(instant)}`
