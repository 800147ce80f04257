import { dateOf, dayOf, instantOf } from '../../calendar/index.js'
import type { Worker } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import type { Services } from '../county.js'
import { documentKey } from './documents/record.js'
import { supervisions, type SupervisionDoc } from './record.js'

/** 约谈 needs a number and a rate: 3 reds, 20% of the legs due, and 5 legs due, in the quarter so far. */
const talkThreshold = { reds: 3, share: 0.2, due: 5 } as const

/** The quarter to which the month before `now` belongs, up to the end of that month. */
export interface Period {
  from: number
  to: number
  /** `2026年第4季度` */
  name: string
}

export interface RedUnit {
  unit: string
  reds: number
  due: number
  /** Names of the cases whose reds count; sensitive ones are counted and not named. */
  cases: string[]
}

/** The quarter so far, as the review on the first working day of a month finds it: the months that have ended. */
export function periodBefore(now: number): Period {
  const { year, month } = dayOf(now)
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1]
  const quarter = Math.ceil(lastMonth / 3)
  const day = (y: number, m: number) => instantOf(`${y}-${String(m).padStart(2, '0')}-01 00:00`)
  return { from: day(lastYear, quarter * 3 - 2), to: day(year, month), name: `${lastYear}年第${quarter}季度` }
}

/** Units whose counted reds call for a talk in a period: at least so many, so large a share of so many legs due. */
async function unitsInRed(store: Store, county: string, period: Period): Promise<RedUnit[]> {
  const units = new Map<string, RedUnit>()
  // A red never lies after the limit that its leg has now.
  const rows = store.stream(supervisions, county, { where: { role: '主办', due: { gte: period.from } } })
  for await (const row of rows) {
    const due = wasDue(row, period)
    const reds = row.reds.filter(
      red => red.state === '计入' && red.from >= period.from && red.from < period.to,
    )
    if (!due && !reds.length) continue
    const unit = units.get(row.unit) ?? { unit: row.unit, reds: 0, due: 0, cases: [] }
    unit.due += due ? 1 : 0
    unit.reds += reds.length
    if (reds.length && !row.sensitive && !unit.cases.includes(row.number)) unit.cases.push(row.number)
    units.set(row.unit, unit)
  }
  return [...units.values()].filter(
    ({ reds, due }) =>
      reds >= talkThreshold.reds && due >= talkThreshold.due && reds / due >= talkThreshold.share,
  )
}

/** A leg is due when its limit falls into the period and the unit had not left it before. */
function wasDue(row: SupervisionDoc, { from, to }: Period): boolean {
  if (row.due < from || row.due >= to) return false
  return row.result === undefined || row.result === '反馈' || (row.endedAt ?? Infinity) > row.due
}

/** `huying.find-units`: the talks that the monthly review proposes, one a unit and quarter. */
export function findUnits({ store, clock }: Pick<Services, 'store' | 'clock'>): Worker {
  return async ({ county }) => {
    const period = periodBefore(clock.now())
    const units = await unitsInRed(store, county, period)
    return {
      名单: units.map(({ unit, reds, due, cases }) => ({
        文书号: documentKey('约谈', unit, period.name),
        单位: unit,
        期间: period.name,
        截至: dateOf(period.to - 1),
        红灯: reds,
        应办结: due,
        依据: cases,
      })),
    }
  }
}
