import type { CallRecord } from '../../../../server/domain/calls/record.js'
import type { WholeView } from './view.js'

/** Each clock is told once that it starts, once of each change while it runs, and once that it is answered. */
export function* brokenMessages({ sent }: WholeView, record: CallRecord) {
  function* wrong(of: string, name: string, key: string, expected: number) {
    const times = sent.get(`${name}|${key}`) ?? 0
    if (times !== expected) yield `${times} messages “${name}” of ${of}, not ${expected}`
  }
  for (const { key, seq, to, limits } of record.legs) {
    yield* wrong(`leg ${seq}`, 'supervise', key, 1)
    yield* wrong(`leg ${seq}`, 'limit changed', key, limits.length - 1)
    yield* wrong(`leg ${seq}`, 'answered', key, to === undefined ? 0 : 1)
  }
  for (const { key, version, decidedAt, endedAt } of record.penalties ?? []) {
    const over = decidedAt !== undefined || endedAt !== undefined || !record.open
    yield* wrong(key, 'supervise', key, 1)
    yield* wrong(key, 'limit changed', key, version - 1)
    yield* wrong(key, 'answered', key, over ? 1 : 0)
  }
}
