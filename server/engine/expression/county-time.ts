import { type FeelDateTime, parseDateTime } from 'feelin'

/** The zone of every county, UTC+8 all the year: Asia/Shanghai has had no summer time since 1991. */
const OFFSET = '+08:00'
const OFFSET_MS = 8 * 3_600_000

/** `2026-10-12T09:40:00+08:00`, with milliseconds only when there are any. */
export function isoInCounty(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().replace(/(\.000)?Z$/, '') + OFFSET
}

/** The county's date of an instant, `2026-10-12`. */
export function dateInCounty(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10)
}

/** FEEL's own date-time in the county's zone: it is the only kind that expressions ever see. */
export function feelInstant(ms: number): FeelDateTime {
  const instant = parseDateTime(isoInCounty(ms))
  if (!instant) throw new RangeError(`not an instant: ${ms}`)
  return instant
}

/** Milliseconds UTC; a date-time without offset is read in the county's zone. */
export function millisecondsOf(instant: FeelDateTime): number {
  return instant.unwrap().toZonedDateTime(instant.zone ?? OFFSET).epochMilliseconds
}

/** The same instant in the county's zone. FEEL compares and subtracts wall clocks, so they must agree. */
export function inCounty(instant: FeelDateTime): FeelDateTime {
  return instant.zone === OFFSET ? instant : feelInstant(millisecondsOf(instant))
}

/** Milliseconds UTC of ISO 8601 text with a time, or undefined when it is not that. */
export function instantOfText(text: string): number | undefined {
  const instant = parseDateTime(text)
  return instant ? millisecondsOf(instant) : undefined
}
