import type { CalendarEdition, ReckonedDay } from '../../calendar/index.js'

/**
 * A JSON value as kept in the instance state. FEEL temporals are tagged
 * `{"$feel": "date and time" | "date" | "time" | "days and time duration" | "years and months duration",
 * "v": "ISO 8601"}`; a string is never read as a date.
 */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

/** The names that the tag `$feel` takes. */
export type FeelType =
  'date and time' | 'date' | 'time' | 'days and time duration' | 'years and months duration'

/** What an expression may know besides its variables: an immutable snapshot, never a live clock. */
export interface ExpressionEnv {
  /** The instant of the step, in milliseconds UTC: what `now()` and `today()` answer. */
  now: number
  calendar: CalendarEdition
  /** The unit whose office hours count; without it the county's. */
  unitCode?: string
}

/** One call of a working-time function, so that history can say how an instant came about. */
export interface Reckoning {
  /** The FEEL name of the function, e.g. `add limit`. */
  function: string
  /** The anchor, in milliseconds UTC. */
  from: number
  /** Amount in `unit`; for `instant between` the share, for `working time` the milliseconds found. */
  amount: number
  /** 分钟, 小时, 工作时, 工作日, 日, or `share` / `ms` for the functions without a unit. */
  unit: string
  /** The result, in milliseconds UTC. */
  at: number
  /** The limit runs into a year whose table is not published yet. */
  provisional: boolean
  /** The days that were counted or skipped, with the reason; empty for natural time. */
  days: ReckonedDay[]
}

export interface Evaluated {
  value: Value
  /** What FEEL complained of, e.g. a variable that is not set. */
  warnings: string[]
  reckonings: Reckoning[]
  /** One of the reckonings is provisional. */
  provisional: boolean
}

/** A fault found before anything runs. */
export interface ExpressionProblem {
  code: ExpressionProblemCode
  /** Chinese, for the designer. */
  message: string
  /** The same in English. */
  messageEn: string
  /** What to write instead: the corrected source where it is known, else advice. */
  fix?: string
  /** Offset in the source, in UTF-16 units. */
  at: number
}

export type ExpressionProblemCode =
  | 'EXPRESSION_EMPTY'
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_TOO_LONG'
  | 'EXPRESSION_TOO_DEEP'
  | 'FULL_WIDTH_PUNCTUATION'
  | 'JAVASCRIPT_OPERATOR'
  | 'UNKNOWN_FUNCTION'
  | 'RESERVED_NAME'

export type ExpressionErrorCode =
  | ExpressionProblemCode
  | 'EXPRESSION_FAILED'
  | 'EXPRESSION_TIMEOUT'
  | 'STRING_TOO_LONG'
  | 'LIST_TOO_LONG'
  | 'VALUE_TOO_DEEP'
  | 'VALUE_TOO_LARGE'
  | 'NOT_A_BOOLEAN'
  | 'NOT_AN_INSTANT'
  | 'NOT_A_VALUE'
  | 'BAD_ARGUMENT'

/** Why an expression has no result. The engine makes an incident of it. */
export class ExpressionError extends Error {
  constructor(
    readonly code: ExpressionErrorCode,
    /** Chinese, for people. */
    message: string,
    /** Offset in the source, in UTF-16 units. */
    readonly position?: number,
  ) {
    super(message)
    this.name = 'ExpressionError'
  }
}

/** FEEL as the engine sees it. Sources come without the leading `=`. */
export interface ExpressionPort {
  /** @throws ExpressionError */
  evaluate(source: string, scope: Readonly<Record<string, Value>>, env: ExpressionEnv): Evaluated

  /**
   * Whether `input` passes the unary tests of a decision table's cell (`-`, `> 5`, `"一般", "紧急"`).
   * @throws ExpressionError
   */
  unaryTest(source: string, input: Value, scope: Readonly<Record<string, Value>>, env: ExpressionEnv): boolean

  /** What a deployment must refuse: syntax, full-width punctuation, JavaScript by habit, unknown functions. */
  check(source: string, kind: 'expression' | 'unary'): ExpressionProblem[]

  /** The variables that the expression reads, each once, in order of appearance; empty if it does not parse. */
  names(source: string): string[]

  /** Ports that hold the same one find the same in every source; a port without it is like no other. */
  readings?: object

  /** Whether the source was read before, so that `check` and `names` answer at once. */
  known?(source: string, kind: 'expression' | 'unary'): boolean

  /**
   * Whether it is known already that evaluating this takes time in proportion to the variables' size, so that it needs
   * no limit of time. Without it, and for a source that was never read, nothing is known.
   */
  bounded?(source: string, kind: 'expression' | 'unary'): boolean
}
