import type { CallRecord } from '../../../../server/domain/calls/record.js'
import type { WholeView } from './view.js'

const cause = '裁定派发有误'

/** 派发有误 takes back the reds of that unit in that case, all of them, and nothing else does. */
export function* brokenByRulings(record: CallRecord, { rulings, ledger, rows }: WholeView) {
  const given = rulings.filter(each => each.case === record.number && each.state === '已裁定')
  const wrong = given.filter(each => each.wrong)
  for (const row of ledger.filter(each => each.number === record.number && each.role === '主办'))
    for (const red of row.reds) {
      const takers = wrong.filter(each => each.firstUnit === row.unit)
      if (red.state === '撤销' && red.cause === cause && takers.length === 0)
        yield `a red of ${row.unit} was taken back, and no ruling says that its dispatch was wrong`
      const taken = takers.some(({ ruledAt = 0 }) => ruledAt >= red.from)
      if (taken && (red.state !== '撤销' || (red.cause !== cause && red.cause === undefined)))
        yield `a red of ${row.unit} is ${red.state} though its dispatch was wrong`
    }
  // Asked for by the case itself; one from outside binds only when the centre acts on it.
  const binding = given.filter(
    ({ askedBy, why, result }) => askedBy === undefined && (why !== '清单外' || result === '确定主办'),
  )
  for (const { ruledAt = Infinity } of binding)
    if (rows.some(row => isReturn(row, record.number) && row.since > ruledAt))
      yield 'a return was taken in after a ruling'
}

const isReturn = (row: WholeView['rows'][number], number: string) =>
  row.case === number && row.element === 'sign-return'
