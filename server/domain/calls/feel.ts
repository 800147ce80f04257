import { instantOf, toIso, type Instant } from '../../calendar/index.js'

/** A value of a procedure's variables: JSON, with the temporals of FEEL tagged `{$feel, v}`. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }
export type Context = Record<string, Value>

/** An instant as the procedures keep it. */
export function feelInstant(at: Instant): Value {
  return { $feel: 'date and time', v: toIso(at) }
}

/** A day ('YYYY-MM-DD') as the procedures keep it. */
export function feelDate(date: string): Value {
  return { $feel: 'date', v: date }
}

/** Milliseconds of a tagged date and time; undefined for everything else. */
export function instantIn(value: Value | undefined): Instant | undefined {
  const tagged = contextIn(value)
  if (tagged.$feel !== 'date and time' || typeof tagged.v !== 'string') return undefined
  return instantOf(tagged.v)
}

export function textIn(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberIn(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function listIn(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : []
}

export function textsIn(value: Value | undefined): string[] {
  return listIn(value).filter(each => typeof each === 'string')
}

/** The context, or an empty one for every other value. */
export function contextIn(value: Value | undefined): Context {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}
