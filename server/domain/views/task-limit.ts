import type { TaskRow } from '../../runtime/index.js'
import { presentLeg, type CallRecord, type Leg } from '../calls/record.js'
import { isNatural } from '../calls/urgency.js'
import type { County } from '../county.js'
import { clockText } from './time/dates.js'
import { lightOf, ownYellowFrom, type Light } from './time/light.js'
import { limitView, type LimitView } from './time/limit-view.js'

/**
 * The limit of a task as it is written. A task that ends the leg takes the leg's limit and light; a
 * cooperating one that of its cooperation, every other one its own.
 */
export function limitOfTask(
  ctx: Pick<County, 'edition' | 'now' | 'language'>,
  row: Pick<TaskRow, 'due' | 'since' | 'units' | 'dueReckoned'>,
  record: CallRecord,
): LimitView | null {
  if (row.due === null) return null
  const unit = row.units[0]
  return limitView(
    ctx.edition,
    ctx.now,
    {
      due: row.due,
      start: legOf(row, record)?.from ?? row.since,
      yellow: yellowFromOf(ctx, { ...row, due: row.due }, record),
      natural: runsNaturally({ ...row, due: row.due }, record),
      provisional: isProvisional(row),
      ...(unit ? { unit } : {}),
      bySecond: record.urgency === '特急',
    },
    ctx.language,
  )
}

/** The light of that limit alone. */
export function lightOfTask(
  ctx: Pick<County, 'edition' | 'now'>,
  row: Pick<TaskRow, 'due' | 'since' | 'units' | 'dueReckoned'>,
  record: CallRecord,
): Light {
  const { due } = row
  if (due === null) return 'untimed'
  // From when on it would have been yellow costs the most, and no longer matters.
  return ctx.now >= due ? 'red' : lightOf(due, yellowFromOf(ctx, { ...row, due }, record), ctx.now)
}

type Limited = Pick<TaskRow, 'since' | 'units' | 'dueReckoned'> & { due: number }

/** The leg that the task ends. */
function legOf({ due }: Pick<TaskRow, 'due'>, record: CallRecord): Leg | undefined {
  const leg = presentLeg(record)
  return record.running && leg?.due === due ? leg : undefined
}

function yellowFromOf(ctx: Pick<County, 'edition'>, row: Limited, record: CallRecord): number {
  const { due, since, units } = row
  const cooperation = presentLeg(record)?.cooperation.find(
    each => each.due === due && units.includes(each.unit),
  )
  const stored = legOf(row, record)?.yellow ?? cooperation?.yellow
  if (stored !== undefined) return stored
  const unit = units[0]
  return ownYellowFrom(ctx.edition, {
    since,
    due,
    natural: runsNaturally(row, record),
    ...(unit ? { unit } : {}),
  })
}

/**
 * By what it was reckoned in, whatever the case runs by: hours and minutes of the clock touch no days, a term in 日 counts
 * every one and ends with its last. Of an instant that only came as a variable the urgency says it.
 */
function runsNaturally({ due, dueReckoned }: Limited, record: CallRecord): boolean {
  const { days } = (dueReckoned === null ? {} : JSON.parse(dueReckoned)) as { days?: unknown[] }
  if (days?.length === 0 || clockText(due) === '23:59') return true
  return days === undefined && isNatural(record.urgency)
}

function isProvisional({ dueReckoned }: Pick<TaskRow, 'dueReckoned'>): boolean {
  return dueReckoned !== null && (JSON.parse(dueReckoned) as { provisional?: boolean }).provisional === true
}
