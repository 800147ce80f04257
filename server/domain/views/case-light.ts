import { workingTime } from '../../calendar/index.js'
import type { TaskRow } from '../../runtime/index.js'
import { presentLeg, type CallRecord } from '../calls/record.js'
import { isNatural } from '../calls/urgency.js'
import type { County } from '../county.js'
import { limitOfTask } from './task-limit.js'
import { lightOf, type Light } from './time/light.js'
import { limitView, type LimitView } from './time/limit-view.js'

type Ctx = Pick<County, 'edition' | 'now' | 'language'>

/** The light of a case is that of its leg while a unit owes an answer; before and after it is grey with a word. */
export function caseLight(record: CallRecord, now: number): Light {
  if (record.running && record.due !== undefined && record.yellow !== undefined)
    return lightOf(record.due, record.yellow, now)
  if (record.state === '待补正' || record.state === '挂账') return 'paused'
  return record.answeredAt === undefined ? 'untimed' : 'answered'
}

/** The limit that stands at a case: that of its leg, what is left while it is paused, or that of whose turn it is. */
export function caseLimit(ctx: Ctx, record: CallRecord, task?: TaskRow): LimitView | null {
  const leg = presentLeg(record)
  if (record.running && leg)
    return limitView(
      ctx.edition,
      ctx.now,
      {
        due: leg.due,
        yellow: leg.yellow,
        start: leg.from,
        natural: isNatural(record.urgency),
        provisional: leg.limits.at(-1)?.provisional === true,
        unit: leg.unit,
        bySecond: record.urgency === '特急',
      },
      ctx.language,
    )
  const paused = record.supplements.at(-1)
  if (record.state === '待补正' && paused && record.intakeDue !== undefined) {
    const left = isNatural(record.urgency)
      ? record.intakeDue - paused.from
      : workingTime(ctx.edition, paused.from, record.intakeDue)
    return limitView(
      ctx.edition,
      ctx.now,
      {
        due: record.intakeDue,
        yellow: record.intakeDue,
        natural: isNatural(record.urgency),
        pausedWith: Math.max(0, left),
      },
      ctx.language,
    )
  }
  return task ? limitOfTask(ctx, task, record) : null
}
