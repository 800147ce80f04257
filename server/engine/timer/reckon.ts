import { describe } from '../expression/index.js'
import { limitUnits, type Instant, type LimitUnit, type ReckonedDay } from '../../calendar/index.js'
import type { Evaluated, Value } from '../expression/port.js'
import type { Attribute, TimerDefinition } from '../model/graph.js'
import { because, evaluated } from '../run/evaluate.js'
import type { Run } from '../run/run.js'
import { Trouble } from '../run/trouble.js'
import type { Reckoned } from '../state/waits.js'
import { cycleOf, type Cycle, dateOf, durationOf, later } from './iso.js'

export interface ReckonedTimer {
  due: Reckoned
  /** Remaining firings after this one; -1 for ever. */
  repetitions: number
  /** The cycle as it was evaluated. */
  cycle?: string
}

/**
 * The instant in an attribute, a date or date and time, with what it was computed from.
 * @throws Trouble NOT_A_DATE
 */
export function reckonDate(run: Run, attribute: Attribute, scope: string, now?: Instant): Reckoned {
  const found = look(run, attribute, scope, now)
  const at = instantIn(found.value, run)
  if (at === null) throw notADate(found)
  return reckoned(run, found, at)
}

/**
 * The next firing of a timer.
 * @throws Trouble NOT_A_DATE when its expression gives no date, duration or cycle
 */
export function reckonTimer(run: Run, timer: TimerDefinition, scope: string, now?: Instant): ReckonedTimer {
  const found = look(run, timer.value, scope, now)
  const from = now ?? run.env.now
  const text = textOf(found.value)
  const offset = run.env.calendar.offsetMinutes
  if (timer.kind === 'cycle') {
    const cycle = cycleOf(text, offset) ?? endless(text)
    if (!cycle || cycle.times === 0) throw notADate(found)
    const at = cycle.from ?? later(from, cycle.every, offset)
    return {
      due: reckoned(run, found, at),
      repetitions: cycle.times === -1 ? -1 : cycle.times - 1,
      cycle: text,
    }
  }
  const duration = timer.kind === 'duration' ? durationOf(text) : null
  const at = duration ? later(from, duration, offset) : instantIn(found.value, run)
  if (at === null) throw notADate(found)
  return { due: reckoned(run, found, at), repetitions: 0 }
}

/** The firing of a cycle after `last`, reckoned from when that was due. */
export function nextOfCycle(run: Run, cycle: string, last: Reckoned): Reckoned {
  const offset = run.env.calendar.offsetMinutes
  const { every } = (cycleOf(cycle, offset) ?? endless(cycle))!
  return { ...last, at: later(last.at, every, offset), anchor: last.at, edition: run.env.calendar.id }
}

interface Found extends Evaluated {
  expression: string
  now: Instant
}

function look(run: Run, attribute: Attribute, scope: string, now = run.env.now): Found {
  if ('text' in attribute)
    return {
      value: attribute.text,
      warnings: [],
      reckonings: [],
      provisional: false,
      expression: attribute.text,
      now,
    }
  const result = evaluated(run, attribute.feel.source, run.variables(scope), now)
  return { ...result, expression: attribute.feel.source, now }
}

function reckoned(run: Run, found: Found, at: Instant): Reckoned {
  const outer = found.reckonings.findLast(one => one.at === at) ?? found.reckonings.at(-1)
  return {
    at,
    expression: found.expression,
    anchor: outer?.from ?? found.now,
    edition: run.env.calendar.id,
    provisional: found.provisional,
    ...(outer ? { days: (outer.days ?? []) as unknown as ReckonedDay[] } : {}),
    ...(outer?.at === at && outer.days.length && isLimitUnit(outer.unit)
      ? { amount: outer.amount, unit: outer.unit }
      : {}),
  }
}

const isLimitUnit = (unit: string): unit is LimitUnit => (limitUnits as readonly string[]).includes(unit)

function instantIn(value: Value, run: Run): Instant | null {
  if (isTagged(value)) {
    const type = value['$feel']
    if (type !== 'date and time' && type !== 'date') return null
    return dateOf(String(value['v']), run.env.calendar.offsetMinutes)
  }
  return typeof value === 'string' ? dateOf(value, run.env.calendar.offsetMinutes) : null
}

function textOf(value: Value): string {
  if (isTagged(value)) return String(value['v'])
  return typeof value === 'string' ? value : ''
}

function endless(text: string): Cycle | null {
  const every = durationOf(text)
  return every ? { times: -1, from: null, every } : null
}

function isTagged(value: Value): value is { [key: string]: Value } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && '$feel' in value
}

function notADate(found: Found): Trouble {
  return new Trouble(
    'NOT_A_DATE',
    `「${found.expression}」算不出时间，得到的是 ${describe(found.value)}${because(found.warnings)}`,
    { expression: found.expression, value: found.value },
  )
}
