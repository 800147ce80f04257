import type { Sent } from '../../runtime/index.js'
import { isStoreError, type Store } from '../../store/port.js'
import { instantIn, textIn } from '../calls/feel.js'
import { voidNumbers } from './apply.js'
import { supervisions, type SupervisionDoc } from './record.js'

/**
 * `huying.take-back-reds`: a ruling found the dispatch wrong. Every red of that unit in that case up to the ruling is
 * taken back, also those of legs that have ended; it stays visible with its cause. Figures are counted from these rows,
 * so every open period shows it at once.
 */
export function redsTakenBack(store: Store) {
  return async ({ county, case: number, at, variables }: Sent): Promise<void> => {
    const unit = textIn(variables.单位)
    if (number === null || unit === undefined) return
    const until = instantIn(variables.时刻) ?? at
    const ruling = textIn(variables.文号)
    const key = textIn(variables.案键)
    const { items } = await store.find(supervisions, county, { where: { number, unit }, limit: 200 })
    // A statute's clock beside the legs was no dispatch.
    const dispatches = items.filter(row => key === undefined || row.leg.startsWith(`${key}#`))
    for (const row of dispatches)
      for (let there: SupervisionDoc | undefined = row; there;) {
        const next = takenBack(there, until, ruling)
        try {
          if (next) {
            const { reds, orders } = next
            await store.update(supervisions, county, there._id, there.rev, { set: { reds, orders } })
          }
          // Also when it was taken back before: the node may have stopped between the two.
          await voidNumbers(store, next ?? there)
          break
        } catch (error) {
          if (!isStoreError(error, 'STALE_REV')) throw error
          there = await store.get(supervisions, county, row._id)
        }
      }
  }
}

/** The row with its reds up to an instant taken back by a ruling; undefined where there is none to take back. */
export function takenBack(
  row: SupervisionDoc,
  until: number,
  ruling: string | undefined,
): SupervisionDoc | undefined {
  const wrong = row.reds.filter(red => red.state !== '撤销' && red.from <= until)
  if (!wrong.length) return undefined
  const versions = wrong.map(red => red.version)
  return {
    ...row,
    reds: row.reds.map(red =>
      wrong.includes(red)
        ? { ...red, to: red.to ?? until, state: '撤销', cause: '裁定派发有误', ...(ruling ? { ruling } : {}) }
        : red,
    ),
    orders: row.orders.map(order =>
      order.state === '已签发' && versions.includes(order.version)
        ? { ...order, state: '作废', voidedAt: until }
        : order,
    ),
  }
}
