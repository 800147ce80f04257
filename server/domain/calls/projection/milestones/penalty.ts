import { contextIn, instantIn, numberIn, textIn, type Context, type Value } from '../../feel.js'
import type { CallRecord, Penalty } from '../../record.js'
import type { MilestoneReaders } from './reader.js'

/**
 * The clocks of a penalty case whose file stays with the enforcement platform: its number, the limit of the decision,
 * what was told to the party. Never an amount.
 */
export const penaltyMilestones: MilestoneReaders = {
  处罚期限: (record, { data, at }) => {
    const caseNumber = textIn(data.案件号)
    if (caseNumber === undefined) return
    const due = instantIn(data.决定期限)
    const filedOn = asKey(data.立案日期)
    record.penalties = [
      ...(record.penalties ?? []),
      {
        caseNumber,
        key: textIn(data.决定号) ?? caseNumber,
        from: at,
        ...(filedOn === undefined ? {} : { filedOn }),
        ...(due === undefined ? {} : { due }),
        version: 1,
        notices: [],
      },
    ]
  },
  决定期限延长: (record, passed) => termChanged(record, passed.data),
  决定期限重算: (record, passed) => termChanged(record, passed.data),
  告知: (record, { data }) => {
    const key = asKey(data.告知日期)
    if (key !== undefined && data.可听证 === true) present(record)?.notices.push(key)
  },
  决定: (record, { data, at }) => {
    const penalty = present(record)
    if (penalty) Object.assign(penalty, { decision: textIn(data.决定), decidedAt: at })
  },
  撤案: (record, { at }) => {
    const penalty = present(record)
    if (penalty) Object.assign(penalty, { decision: penalty.decision ?? '撤案', endedAt: at })
  },
}

const present = ({ penalties }: CallRecord): Penalty | undefined => penalties?.at(-1)

function termChanged(record: CallRecord, data: Context): void {
  const penalty = present(record)
  const due = instantIn(data.期限)
  if (!penalty || due === undefined) return
  Object.assign(penalty, { due, version: numberIn(data.限版) ?? penalty.version + 1 })
}

/** A temporal as FEEL writes it into a key. */
function asKey(value: Value | undefined): string | undefined {
  return textIn(contextIn(value).v) ?? textIn(value)
}
