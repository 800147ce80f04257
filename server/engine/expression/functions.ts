import { FeelDate, FeelDateTime, FeelFunction, FeelTime, parseDate, parseDateTime } from 'feelin'
import { builtIns } from './built-ins.js'
import { dateInCounty, feelInstant, inCounty } from './county-time.js'
import { ExpressionError } from './port.js'
import { roleFunctions } from './reserved-names.js'
import { type Session, envOf } from './session.js'
import { workingTime } from './working-time.js'

/**
 * The functions that stand in the parse context beside FEEL's own, by name: the clock of the step, date-times
 * that always bear the county's zone, mended built-ins, roles, and working time. `?` is the input of a unary test.
 */
export class Functions {
  [name: string]: unknown

  constructor(session: Session) {
    this['?'] = null
    this['now'] = new FeelFunction(() => feelInstant(envOf(session).now), [])
    this['today'] = new FeelFunction(() => parseDate(dateInCounty(envOf(session).now)), [])
    this['date and time'] = new FeelFunction(dateAndTime, ['date', 'time', 'from'])
    for (const name of roleFunctions) this[name] = new FeelFunction(principal(name), ['unit'])
    Object.assign(this, builtIns(), workingTime(session))
  }
}

/**
 * Those of the functions whose name a source may hold, with an input of their own. A compiled source copies what it is
 * given at each call; names that it does not hold change nothing of how it reads.
 */
export function namedIn(source: string, functions: Functions): Functions {
  const named = Object.entries(functions).filter(([name]) =>
    source.includes(/^\p{L}+/u.exec(name)?.[0] ?? name),
  )
  return Object.assign(
    Object.create(Functions.prototype) as Functions,
    { '?': null },
    Object.fromEntries(named),
  )
}

/** `clerk(u)` is the principal `{role: "clerk", unit: u}`; both spellings of the county's deputy are one role. */
function principal(name: string): (unit: unknown) => unknown {
  const role = name.replace(' ', '-')
  return unit => ({ role, unit: unit ?? null })
}

/** FEEL's `date and time`, of text or of a date and a time; without an offset it is the county's. */
function dateAndTime(date: unknown, time: unknown, from: unknown): FeelDateTime | null {
  const text = typeof date === 'string' ? date : from
  if (typeof text === 'string') {
    const instant = parseDateTime(text)
    if (instant) return inCounty(instant)
    throw new ExpressionError('BAD_ARGUMENT', `date and time：“${text}”不是时刻`)
  }
  if (date instanceof FeelDateTime && time === undefined) return date
  if ((date instanceof FeelDate || date instanceof FeelDateTime) && time instanceof FeelTime) {
    const instant = parseDateTime(`${date.iso.slice(0, 10)}T${time.iso}`)
    if (instant) return inCounty(instant)
  }
  return null
}
