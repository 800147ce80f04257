import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, evaluate } from 'feelin'
import { caps } from './caps.js'
import { millisecondsOf } from './county-time.js'
import { ExpressionError } from './port.js'
import { textFunctions } from './reserved-names.js'

type BuiltIn = ((...args: unknown[]) => unknown) & { $args: string[] }

/**
 * FEEL's own functions where feelin's fall short: `min` and `max` also take instants, dates and durations (feelin
 * gives null in silence), and the functions of text refuse texts beyond the cap, since their work cannot be cut
 * off half way.
 */
export function builtIns(): Record<string, FeelFunction> {
  return {
    ...Object.fromEntries(textFunctions.map(name => [name, capped(builtIn(name))])),
    min: extreme('min', builtIn('min'), (a, b) => a < b),
    max: extreme('max', builtIn('max'), (a, b) => a > b),
  }
}

function builtIn(name: string): BuiltIn {
  return evaluate(name).value as BuiltIn
}

function capped(original: BuiltIn): FeelFunction {
  const check = (value: unknown): void => {
    if (typeof value === 'string' && value.length > caps.string) {
      throw new ExpressionError('STRING_TOO_LONG', `文本超过 ${caps.string} 字`)
    }
    if (Array.isArray(value)) value.forEach(check)
  }
  return new FeelFunction((...args: unknown[]) => {
    args.forEach(check)
    return original(...args)
  }, original.$args)
}

function extreme(name: string, original: BuiltIn, better: (a: number, b: number) => boolean): FeelFunction {
  return new FeelFunction((...args: unknown[]) => {
    const values: unknown[] = args.length === 1 && Array.isArray(args[0]) ? args[0] : args
    const places = values.map(place)
    const [kind] = places.map(known => known?.kind)
    if (places.every(known => known === undefined)) return original(...args)
    let best = 0
    for (const [index, known] of places.entries()) {
      if (!known || known.kind !== kind) {
        throw new ExpressionError('BAD_ARGUMENT', `${name}：不能比较不同类型的值`)
      }
      if (better(known.at, places[best]?.at ?? known.at)) best = index
    }
    return values[best]
  }, original.$args)
}

/** Where a temporal value stands among those of its kind; undefined for all other values. */
function place(value: unknown): { kind: string; at: number } | undefined {
  if (value instanceof FeelDateTime) return { kind: 'date and time', at: millisecondsOf(value) }
  if (value instanceof FeelDate) return { kind: 'date', at: Date.parse(value.iso) }
  if (value instanceof FeelDuration) {
    return value.yearsMonths
      ? { kind: 'months', at: value.unwrap().total({ unit: 'months', relativeTo: '1970-01-01' }) }
      : { kind: 'milliseconds', at: value.unwrap().total('milliseconds') }
  }
  return undefined
}
