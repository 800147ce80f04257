import type { CallRecord } from '../calls/record.js'
import { unitName, type County } from '../county.js'
import { supervisionsOf } from '../supervision/reds.js'
import type { Order } from '../supervision/record.js'
import { translated } from '../words/translated.js'
import { momentText } from './time/dates.js'

/** 督办单 of the ladder: signed inside the supervision of a leg. */
export interface CaseOrder {
  /** 文号; in the address of its print. */
  number: string
  unitName: string
  requirement: string
  signedText: string
  /** 已签发; 作废 once the red that it followed was taken back. */
  stateName: string
}

/** Orders that went out about a case, the latest first. */
export async function ordersOf(ctx: County, { number }: CallRecord): Promise<CaseOrder[]> {
  const rows = await supervisionsOf(ctx.store, ctx.county, number)
  return rows
    .flatMap(({ unit, orders }) => orders.map(order => ({ unit, order })))
    .filter(({ order }) => order.number !== undefined)
    .sort((a, b) => (b.order.decidedAt ?? 0) - (a.order.decidedAt ?? 0))
    .map(({ unit, order }) => ({
      number: order.number ?? '',
      unitName: unitName(ctx, unit),
      requirement: order.requirement ?? '',
      signedText: momentText(order.decidedAt ?? order.draftedAt, ctx.now, ctx.language),
      stateName: orderState(order, ctx.language),
    }))
}

const english = {
  待签发: 'Awaiting signature',
  已签发: 'Issued',
  不签发: 'Not issued',
  已失效: 'Lapsed',
  作废: 'Void',
}

/** How an order stands, in the reader's language. */
export const orderState = ({ state }: Pick<Order, 'state'>, language: County['language']) =>
  translated(state, english, language)
