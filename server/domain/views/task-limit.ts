import type { TaskRow } from '../../runtime/index.js'
import { presentLeg, type CallRecord } from '../calls/record.js'
import { isNatural } from '../calls/urgency.js'
import type { County } from '../county.js'
import { ownYellowFrom } from './time/light.js'
import { limitView, type LimitView } from './time/limit-view.js'

/**
 * The limit of a task as it is written. A task that ends the leg takes the leg's limit and light; a
 * cooperating one that of its cooperation, every other one its own. What is decided for 紧急 and 特急 runs in natural time.
 */
export function limitOfTask(
  ctx: Pick<County, 'edition' | 'now' | 'language'>,
  row: Pick<TaskRow, 'due' | 'since' | 'units' | 'dueReckoned'>,
  record: CallRecord,
): LimitView | null {
  if (row.due === null) return null
  const leg = presentLeg(record)
  const ofLeg = record.running && leg?.due === row.due
  const natural = isNatural(record.urgency)
  const unit = row.units[0]
  const cooperation = leg?.cooperation.find(each => each.due === row.due && row.units.includes(each.unit))
  return limitView(
    ctx.edition,
    ctx.now,
    {
      due: row.due,
      start: ofLeg ? leg.from : row.since,
      yellow: ofLeg
        ? leg.yellow
        : (cooperation?.yellow ??
          ownYellowFrom(ctx.edition, { since: row.since, due: row.due, natural, ...(unit ? { unit } : {}) })),
      natural,
      provisional: isProvisional(row),
      ...(unit ? { unit } : {}),
      bySecond: record.urgency === '特急',
    },
    ctx.language,
  )
}

function isProvisional({ dueReckoned }: Pick<TaskRow, 'dueReckoned'>): boolean {
  return dueReckoned !== null && (JSON.parse(dueReckoned) as { provisional?: boolean }).provisional === true
}
