import { contextIn, instantIn, textIn, textsIn, type Context, type Value } from './feel.js'

/** One thing that somebody wrote or chose, as a record keeps it: by the key of its form, with one of the values. */
export interface Fact {
  key: string
  text?: string
  texts?: string[]
  number?: number
  flag?: boolean
  at?: number
  /** 'YYYY-MM-DD'. */
  day?: string
}

/** What of a context can stand in a line: texts, numbers, yes or no, days and instants, lists of texts, a place. */
export function factsOf(data: Context, longest = 2000): Fact[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const fact = factOf(value, longest)
    return fact ? [{ key, ...fact }] : []
  })
}

function factOf(value: Value, longest: number): Omit<Fact, 'key'> | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { text: value.slice(0, longest) }
  if (typeof value === 'number') return { number: value }
  if (typeof value === 'boolean') return { flag: value }
  if (Array.isArray(value))
    return value.length && textsIn(value).length ? { texts: textsIn(value) } : undefined
  const at = instantIn(value)
  if (at !== undefined) return { at }
  const { $feel, v, text } = contextIn(value)
  if ($feel === 'date' && typeof v === 'string') return { day: v }
  return textIn(text) === undefined ? undefined : { text: String(text) }
}
