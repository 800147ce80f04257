import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  duration as feelDuration,
  parseDateTime,
} from 'feelin'
import * as calendar from '../../calendar/index.js'
import { feelInstant, millisecondsOf } from './county-time.js'
import { ExpressionError } from './port.js'
import { type Session, envOf } from './session.js'

type Reckoned = Pick<calendar.Reckoning, 'at' | 'provisional' | 'days'>

/**
 * The working-time functions, by FEEL name. An anchor is a `date and time`, or a `date`, which stands for its
 * first moment. An unset (null) argument gives null with a warning, as FEEL's own functions do, so that
 * `x != null and add working days(x, 1) < now()` can be written; any other wrong argument is an error.
 */
export function workingTime(session: Session): Record<string, FeelFunction> {
  /** Runs the reckoning on the step's calendar, records it and answers FEEL's own date-time. */
  const reckon = (
    name: string,
    from: number,
    amount: number,
    unit: string,
    how: (edition: calendar.CalendarEdition, unitCode: string | undefined) => Reckoned,
  ): FeelDateTime => {
    const env = envOf(session)
    const { at, provisional, days } = how(env.calendar, env.unitCode)
    session.reckonings.push({ function: name, from, amount, unit, at, provisional, days: [...days] })
    return feelInstant(at)
  }

  const define = (
    name: string,
    parameters: string[],
    body: (...args: unknown[]) => unknown,
    required = parameters.length,
  ): FeelFunction =>
    new FeelFunction((...args: unknown[]) => {
      const missing = parameters.findIndex((_, index) => index < required && isUnset(args[index]))
      if (missing >= 0) {
        session.warnings.push(`${name}：参数 ${parameters[missing]} 没有值`)
        return null
      }
      return translated(name, () => body(...args))
    }, parameters)

  return {
    'add limit': define(
      'add limit',
      ['from', 'amount', 'unit'],
      (from, limit, unit) => {
        const cell = isUnset(unit) ? limit : { 数量: limit, 单位: unit }
        if (!isContext(cell)) throw wrong('amount', '{数量, 单位}，或数量之后再写单位', limit)
        if (isUnset(cell['数量']) || isUnset(cell['单位'])) {
          session.warnings.push('add limit：时限没有数量或单位')
          return null
        }
        const [start, amount] = [instant('from', from), number('数量', cell['数量'])]
        const kind = cell['单位'] as calendar.LimitUnit
        return reckon('add limit', start, amount, String(kind), (edition, unitCode) =>
          calendar.addLimit(edition, start, amount, kind, unitCode),
        )
      },
      2,
    ),
    'add working days': define('add working days', ['from', 'days'], (from, days) => {
      const [start, amount] = [instant('from', from), number('days', days)]
      return reckon('add working days', start, amount, '工作日', (edition, unitCode) =>
        calendar.addWorkingDays(edition, start, amount, unitCode),
      )
    }),
    'add working hours': define('add working hours', ['from', 'hours'], (from, hours) => {
      const [start, amount] = [instant('from', from), number('hours', hours)]
      return reckon('add working hours', start, amount, '工作时', (edition, unitCode) =>
        calendar.addWorkingHours(edition, start, amount, unitCode),
      )
    }),
    'add working time': define('add working time', ['from', 'duration'], (from, length) => {
      const [start, amount] = [instant('from', from), milliseconds('duration', length)]
      return reckon('add working time', start, amount, 'ms', (edition, unitCode) =>
        calendar.addWorkingTime(edition, start, amount, unitCode),
      )
    }),
    'instant between': define('instant between', ['from', 'to', 'share'], (from, to, share) => {
      const [start, end, part] = [instant('from', from), instant('to', to), number('share', share)]
      return reckon('instant between', start, part, 'share', () => ({
        at: calendar.instantBetween(start, end, part),
        provisional: false,
        days: [],
      }))
    }),
    'end of day': define('end of day', ['from'], from => {
      const start = instant('from', from)
      return reckon('end of day', start, 0, '日', edition => ({
        at: calendar.endOfDay(edition, start),
        provisional: false,
        days: [],
      }))
    }),
    'working time': define('working time', ['from', 'to'], (from, to) => {
      const env = envOf(session)
      const [start, end] = [instant('from', from), instant('to', to)]
      return feelDuration(calendar.workingTime(env.calendar, start, end, env.unitCode))
    }),
  }
}

/** A fault of the calendar, told as one of the expression. */
function translated<T>(name: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (error instanceof calendar.CalendarError || error instanceof ExpressionError) {
      throw new ExpressionError('BAD_ARGUMENT', `${name}：${error.message}`)
    }
    throw error
  }
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined
}

function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function instant(parameter: string, value: unknown): number {
  if (value instanceof FeelDateTime) return millisecondsOf(value)
  const start = value instanceof FeelDate ? parseDateTime(`${value.iso}T00:00:00`) : null
  if (start) return millisecondsOf(start)
  throw wrong(parameter, '时刻', value)
}

function number(parameter: string, value: unknown): number {
  if (typeof value === 'number') return value
  throw wrong(parameter, '数', value)
}

function milliseconds(parameter: string, value: unknown): number {
  if (value instanceof FeelDuration && !value.yearsMonths) return value.unwrap().total('milliseconds')
  throw wrong(parameter, '时长（如 duration("PT2H")）', value)
}

function wrong(parameter: string, expected: string, value: unknown): ExpressionError {
  const got = typeof value === 'string' ? `文本“${value.slice(0, 40)}”` : String(value)
  return new ExpressionError('BAD_ARGUMENT', `参数 ${parameter} 应为${expected}，得到 ${got}`)
}
