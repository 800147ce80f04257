import { instantOf, type Instant } from '../../calendar/index.js'

/** An ISO 8601 duration, its calendar part kept apart because months and years differ in length. */
export interface Duration {
  months: number
  milliseconds: number
}

export interface Cycle {
  /** How often it fires; -1 for ever. */
  times: number
  /** The first firing; without it one duration after the arming. */
  from: Instant | null
  every: Duration
}

const DURATION =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Null when the text is not a duration. */
export function durationOf(text: string): Duration | null {
  const match = DURATION.exec(text.trim())
  if (!match || !/\d/.test(text) || text.trim().endsWith('T')) return null
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(2).map(part => Number(part ?? 0))
  const sign = match[1] ? -1 : 1
  const inDays = weeks! * 7 + days!
  return {
    months: sign * (years! * 12 + months!),
    milliseconds: sign * Math.round(((inDays * 24 + hours!) * 60 + minutes!) * 60_000 + seconds! * 1000),
  }
}

/** A date, or a date and time, in the county's clock unless it has an offset of its own. Null when it is neither. */
export function dateOf(text: string, offsetMinutes: number): Instant | null {
  try {
    return instantOf(text.trim().replace(/\[.*\]$|@.*$/, ''), offsetMinutes)
  } catch {
    return null
  }
}

/** `R3/PT10S`, `R/PT1H`, `R3/2026-10-12T08:30:00Z/P1D`. Null when it is no cycle. */
export function cycleOf(text: string, offsetMinutes: number): Cycle | null {
  const [repeat, ...rest] = text.trim().split('/')
  const times = /^R(\d*)$/.exec(repeat!)
  const every = durationOf(rest.at(-1) ?? '')
  if (!times || !every || rest.length > 2 || span(every) <= 0) return null
  const from = rest.length === 2 ? dateOf(rest[0]!, offsetMinutes) : null
  if (rest.length === 2 && from === null) return null
  return { times: times[1] === '' ? -1 : Number(times[1]), from, every }
}

/** The instant that much later; a day that its month does not have becomes the month's last. */
export function later(from: Instant, duration: Duration, offsetMinutes: number): Instant {
  if (duration.months === 0) return from + duration.milliseconds
  const local = new Date(from + offsetMinutes * 60_000)
  const day = local.getUTCDate()
  local.setUTCDate(1)
  local.setUTCMonth(local.getUTCMonth() + duration.months)
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
  local.setUTCDate(Math.min(day, last))
  return local.getTime() - offsetMinutes * 60_000 + duration.milliseconds
}

function span(duration: Duration): number {
  return duration.months * 28 * 86_400_000 + duration.milliseconds
}
