import { parseDateTime } from 'feelin'
import { isoInCounty, millisecondsOf } from './county-time.js'
import { ExpressionError, type Value } from './port.js'
import { feelTypeOf } from './values.js'

/**
 * The outcome of a condition. A boolean stands whatever was warned; anything else is no answer.
 * @param warnings of the evaluation, quoted in the error
 * @throws ExpressionError NOT_A_BOOLEAN
 */
export function holds(value: Value, warnings: readonly string[] = []): boolean {
  if (typeof value === 'boolean') return value
  throw new ExpressionError(
    'NOT_A_BOOLEAN',
    `条件的结果应为 true 或 false，得到 ${describe(value)}${why(warnings)}`,
  )
}

/**
 * The milliseconds UTC of a `date and time`.
 * @param warnings of the evaluation, quoted in the error
 * @throws ExpressionError NOT_AN_INSTANT, also for a `date`, which has no time of day, and for plain text
 */
export function asInstant(value: Value, warnings: readonly string[] = []): number {
  const type = feelTypeOf(value)
  if (type === 'date and time') {
    const instant = parseDateTime((value as { v: string }).v)
    if (instant) return millisecondsOf(instant)
  }
  const advice =
    type === 'date' ? '：只有日期没有时间，请用 end of day(…) 或 date and time(日期, time("09:00:00"))' : ''
  throw new ExpressionError('NOT_AN_INSTANT', `应为时刻，得到 ${describe(value)}${advice}${why(warnings)}`)
}

/** The tagged `date and time` of an instant in milliseconds UTC, in the county's zone. */
export function fromInstant(ms: number): Value {
  return { $feel: 'date and time', v: isoInCounty(ms) }
}

/** A value in the words of an error message. */
export function describe(value: Value): string {
  if (value === null) return 'null（没有值）'
  if (typeof value === 'string') return `文本“${value.slice(0, 40)}”`
  if (typeof value === 'number') return `数 ${value}`
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `${value.length} 项的列表`
  const type = feelTypeOf(value)
  return type ? `${type} ${String(value.v)}` : '上下文 {…}'
}

function why(warnings: readonly string[]): string {
  return warnings.length > 0 ? `（${warnings.slice(0, 3).join('；')}）` : ''
}
