import {
  addWorkingDays,
  addWorkingTime,
  instantBetween,
  workingTime,
  type CalendarEdition,
  type Instant,
} from '../../../calendar/index.js'
import type { Urgency } from '../../calls/urgency.js'

export type Light = 'red' | 'yellow' | 'green' | 'paused' | 'untimed' | 'answered'

/** Red first, as lists are grouped. */
export const lights: readonly Light[] = ['red', 'yellow', 'green', 'paused', 'untimed', 'answered']

/**
 * From when on a limit is yellow (lights: from the first step of the ladder, also when that notice was left out): one
 * working day before for 一般, at 75 % of the time for 紧急, at 50 % for 特急.
 */
export function yellowFrom(
  edition: CalendarEdition,
  urgency: Urgency,
  dispatched: Instant,
  due: Instant,
): Instant {
  if (urgency === '一般') return addWorkingDays(edition, due, -1).at
  return instantBetween(dispatched, due, urgency === '特急' ? 0.5 : 0.75)
}

/**
 * A task's own limit (not that of a leg) is yellow when three quarters of its time are used: of the office's time,
 * unless it runs by night too.
 */
export function ownYellowFrom(
  edition: CalendarEdition,
  { since, due, natural, unit }: { since: Instant; due: Instant; natural: boolean; unit?: string },
): Instant {
  const office = natural ? 0 : workingTime(edition, since, due, unit)
  if (office <= 0) return instantBetween(since, due, 0.75)
  return addWorkingTime(edition, since, office * 0.75, unit).at
}

/** Red after the limit has passed: at its very instant an answer is still on time, and a light turns red from it on. */
export function lightOf(due: Instant, yellow: Instant, now: Instant): 'red' | 'yellow' | 'green' {
  if (now >= due) return 'red'
  return now >= yellow ? 'yellow' : 'green'
}
