/** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number

/** A day of the county, as its clocks show it; months run from 1 to 12. */
export interface Day {
  year: number
  month: number
  day: number
}

/** 'YYYY-MM-DD'. */
export type DateText = string

/** From and until when the office is open, in minutes after midnight of the county: [510, 720] is 08:30 to 12:00. */
export type Session = readonly [start: number, end: number]

export interface NamedDay {
  date: DateText
  name: string
}

/** What the State Council announced for one year: days off (weekends within a holiday included) and make-up working days. */
export interface YearTable {
  off: readonly NamedDay[]
  work: readonly NamedDay[]
}

/** Hours of one season. Of the rows in force on a day the one whose season began last holds. */
export interface OfficeHours {
  /** 'MM-DD': the day on which the season begins, every year. */
  from: string
  /** Rows with the latest `since` that is not after the day replace all others; without it: from the beginning of time. */
  since?: DateText
  sessions: readonly Session[]
}

/** A working day with shorter hours of its own. It counts as one working day and ends at its own close. */
export interface HalfDay extends NamedDay {
  sessions: readonly Session[]
}

/** What one unit does differently; what is absent is as in the county. */
export interface UnitCalendar {
  /** Replaces the county's hours as a whole. */
  officeHours?: readonly OfficeHours[]
  halfDays?: readonly HalfDay[]
  off?: readonly NamedDay[]
  work?: readonly NamedDay[]
}

/** A year without a table is reckoned on plain weekdays, and what touches it is provisional. */
export interface CalendarContent {
  /** Offset of the county's clocks from UTC, in minutes; the same all year. */
  offsetMinutes: number
  years: Readonly<Record<number, YearTable>>
  officeHours: readonly OfficeHours[]
  halfDays: readonly HalfDay[]
  units?: Readonly<Record<string, UnitCalendar>>
}

/** Immutable. The id is a fingerprint of the content: a change makes a new edition with a new id. */
export interface CalendarEdition extends CalendarContent {
  readonly id: string
}

/** 分钟 and 小时 are natural time; 工作时 runs by the clock of the office; 工作日 and 日 are counted in whole days. */
export type LimitUnit = '分钟' | '小时' | '工作时' | '工作日' | '日'

/**
 * Why a day counted or did not. `start`: the day on which a limit begins and of which nothing counts; `natural`: every
 * day of a term in 日 counts; `extended`: the working day to which a term runs on that would have ended on a day off.
 */
export type DayReason =
  'start' | 'working' | 'make-up' | 'half-day' | 'weekend' | 'holiday' | 'natural' | 'extended'

/** One day that a reckoning passed, for people to read. */
export interface ReckonedDay {
  date: DateText
  counted: boolean
  why: DayReason
  /** Of limits in whole days: the how-manieth counted day this is, from 1. */
  n?: number
  /** Of limits in office time: how much of it was used on this day, in milliseconds. */
  used?: number
  /** Name of the holiday, or of the one for which a make-up day or half-day is worked. */
  name?: string
}

export interface Reckoning {
  at: Instant
  /** It touches a year whose table is not known yet, and will be reckoned again. */
  provisional: boolean
  /** In the order in which they were passed; empty for natural time. */
  days: ReckonedDay[]
}
