// Selections as callers give them, checked and taken apart: what is left for an adapter is to translate.
import type { Collection } from './collection.js'
import { StoreError } from './errors.js'
import type { Condition, Scalar } from './port.js'
import { words } from './text.js'
import { storable } from './values.js'

export type AnyFilter = Readonly<Record<string, Condition | undefined>>

export interface AnySelection {
  where?: AnyFilter
  or?: readonly AnyFilter[]
  text?: string
}

/** One demand on one field. */
export type Term = { field: string } & (
  | { operator: 'eq' | 'ne'; operand: Scalar }
  | { operator: 'in'; operand: readonly Scalar[] }
  | { operator: 'any'; operand: readonly Scalar[] }
  | { operator: 'gt' | 'gte' | 'lt' | 'lte'; operand: string | number }
  | { operator: 'prefix'; operand: string }
)

/** What a filter demands, all of it. @throws INVALID_QUERY, INVALID_VALUE */
export function termsOf(c: Collection<unknown>, filter: AnyFilter): Term[] {
  return Object.entries(filter).flatMap(([field, condition]) => fieldTerms(c, field, condition))
}

/** The words that are looked for in a collection's text fields. @throws INVALID_QUERY, INVALID_VALUE */
export function wordsOf(c: Collection<unknown>, text: string): string[] {
  if (c.text.length === 0) throw refusal(`${c.name} declares no text fields`)
  return words(storable(text, 'text'))
}

function fieldTerms(c: Collection<unknown>, field: string, condition?: Condition): Term[] {
  if (!/^_?[A-Za-z][A-Za-z0-9]*$/.test(field)) throw refusal(`${JSON.stringify(field)} is no field`)
  // An undefined value is a mistake of the caller, and dropping it would answer with too much.
  if (condition === undefined) throw refusal(`the condition on ${field} is undefined`)
  storable(condition, field)
  if (typeof condition !== 'object' || condition === null)
    return [{ field, operator: 'eq', operand: condition }]
  const operators = Object.entries(condition).filter(([, operand]) => operand !== undefined)
  if (operators.length === 0) throw refusal(`the condition on ${field} asks nothing`)
  return operators.map(([operator, operand]) => term(c, field, operator, operand))
}

function term(c: Collection<unknown>, field: string, operator: string, operand: unknown): Term {
  if (operator === 'ne' && isScalar(operand)) return { field, operator, operand }
  if (operator === 'prefix' && typeof operand === 'string') return { field, operator, operand }
  if (operator === 'in' && isScalars(operand)) return { field, operator, operand }
  if (operator === 'any' && isScalars(operand)) {
    if (!(field in c.multi)) throw refusal(`${c.name}.${field} is not declared as multi`)
    return { field, operator, operand }
  }
  const comparable = typeof operand === 'number' || typeof operand === 'string'
  if (isComparison(operator) && comparable) return { field, operator, operand }
  throw refusal(`${operator} on ${field} does not take ${JSON.stringify(operand)}`)
}

function isComparison(operator: string): operator is 'gt' | 'gte' | 'lt' | 'lte' {
  return ['gt', 'gte', 'lt', 'lte'].includes(operator)
}

function isScalar(value: unknown): value is Scalar {
  return typeof value !== 'object' || value === null
}

function isScalars(value: unknown): value is Scalar[] {
  return Array.isArray(value) && value.every(isScalar)
}

function refusal(why: string): StoreError {
  return new StoreError('INVALID_QUERY', why)
}
