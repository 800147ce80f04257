import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  duration,
  isRange,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin'
import { inCounty, isoInCounty, millisecondsOf } from './county-time.js'
import { ExpressionError, type FeelType, type Value } from './port.js'

/** The FEEL type of a tagged value, or undefined for every other value. */
export function feelTypeOf(value: Value): FeelType | undefined {
  return isTagged(value) && restoreTagged(value) !== undefined ? (value.$feel as FeelType) : undefined
}

/** From the state to FEEL: tagged values become FEEL's own, everything else is copied. */
export function restore(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(restore)
  if (isTagged(value)) {
    const temporal = restoreTagged(value)
    if (temporal !== undefined) return temporal
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, restore(part)]))
}

/**
 * From FEEL to the state: temporals are tagged, undefined becomes null.
 * @throws ExpressionError NOT_A_VALUE for a function, a range or a number that JSON cannot hold
 */
export function tag(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
    throw new ExpressionError('NOT_A_VALUE', '计算结果不是有限的数')
  }
  if (Array.isArray(value)) return value.map(tag)
  if (value instanceof FeelDateTime) {
    if (value.zone === 'UTC') {
      // Z is normalised on its way in, so this can only be a date plus hours, which FEEL counts from 08:00 here.
      throw new ExpressionError(
        'BAD_ARGUMENT',
        '日期不能加减小时、分钟，请先用 date and time(日期, 时间) 得到时刻',
      )
    }
    return { $feel: 'date and time', v: isoInCounty(millisecondsOf(value)) }
  }
  if (value instanceof FeelDate) return { $feel: 'date', v: value.iso }
  if (value instanceof FeelTime) return { $feel: 'time', v: value.iso }
  if (value instanceof FeelDuration) {
    const kind: FeelType = value.yearsMonths ? 'years and months duration' : 'days and time duration'
    return { $feel: kind, v: value.iso }
  }
  if (isPlain(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tag(part)]))
  }
  throw new ExpressionError(
    'NOT_A_VALUE',
    isRange(value) ? '计算结果是区间，不能保存' : '计算结果是函数，不能保存',
  )
}

/** What people and API clients read: temporals as plain ISO text. */
export function plain(value: Value): Value {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(plain)
  if (feelTypeOf(value)) return value.v ?? null
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isTagged(value: Value): value is { $feel: string; v: string } {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    typeof value.$feel === 'string' &&
    typeof value.v === 'string' &&
    Object.keys(value).length === 2
  )
}

/** Undefined when the text is not of the type that the tag claims: then it is an ordinary context. */
function restoreTagged({ $feel, v }: { $feel: string; v: string }): unknown {
  switch ($feel) {
    case 'date and time': {
      const instant = parseDateTime(v)
      return instant ? inCounty(instant) : undefined
    }
    case 'date':
      return parseDate(v) ?? undefined
    case 'time':
      return parseTime(v) ?? undefined
    case 'days and time duration':
    case 'years and months duration': {
      const length = duration(v)
      return length && length.yearsMonths === ($feel === 'years and months duration') ? length : undefined
    }
    default:
      return undefined
  }
}
