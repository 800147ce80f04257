import type { SupervisionDocument } from '../../../../server/domain/supervision/documents/record.js'
import type { SupervisionDoc } from '../../../../server/domain/supervision/record.js'

/** No document leaves without a person's signature and a number of its own. */
export function* brokenPapers(documents: readonly SupervisionDocument[], ledger: readonly SupervisionDoc[]) {
  const numbers = new Map<string, number>()
  const used = (number: string | undefined) => {
    if (number !== undefined) numbers.set(number, (numbers.get(number) ?? 0) + 1)
  }
  for (const { key, state, signedBy, number, referral } of documents) {
    used(number)
    const left = !['待提请', '待签发', '不签发'].includes(state)
    if (left && (signedBy === undefined || number === undefined))
      yield `${key} is ${state}, and nobody signed it`
    if (!left && number !== undefined) yield `${key} has a number and was not issued`
    if ((state === '已移送') !== (referral !== undefined))
      yield `${key} is ${state}, its letter ${referral?.letter}`
  }
  for (const { leg, orders } of ledger)
    for (const { state, number, decidedAt, version } of orders) {
      used(number)
      const left = state === '已签发' || state === '作废'
      if (left && (number === undefined || decidedAt === undefined))
        yield `the order of version ${version} of ${leg} left without a signature`
      if (!left && number !== undefined)
        yield `the order of version ${version} of ${leg} used a number in vain`
    }
  for (const [number, times] of numbers) if (times > 1) yield `${number} was used ${times} times`
}
