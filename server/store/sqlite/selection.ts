// From a selection to the WHERE of a SELECT. Comparisons keep to one type, as they do in MongoDB: in SQLite numbers
// sort before text and text before blobs, so an open range is closed at the border of its type.
import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import { EVERY_COUNTY, type Condition, type Counties, type Scalar } from '../port.js'
import { bigrams, words } from '../text.js'
import { storable } from '../values.js'
import type { Bound } from './connection.js'
import { bigramsTable, column, fieldExpression, valuesTable } from './names.js'
import { toSql } from './scalars.js'

/** A piece of SQL and the values of its question marks. */
export interface Fragment {
  sql: string
  bound: Bound[]
}

export interface AnySelection {
  where?: Readonly<Record<string, Condition | undefined>>
  or?: readonly Readonly<Record<string, Condition | undefined>>[]
  text?: string
}

/** @throws INVALID_QUERY, INVALID_VALUE */
export function selectionSql(c: Collection<unknown>, county: Counties, selection: AnySelection): Fragment {
  const parts: Fragment[] = []
  if (county !== EVERY_COUNTY) parts.push({ sql: 'county = ?', bound: [storable(county, 'county')] })
  if (selection.where) parts.push(filterSql(c, county, selection.where))
  if (selection.or) parts.push(either(selection.or.map(filter => filterSql(c, county, filter))))
  if (selection.text !== undefined) parts.push(textSql(c, county, selection.text))
  return all(parts)
}

export function all(parts: Fragment[]): Fragment {
  return join(parts, ' AND ', '1')
}

export function either(parts: Fragment[]): Fragment {
  return join(parts, ' OR ', '0')
}

function join(parts: Fragment[], by: string, none: string): Fragment {
  if (parts.length === 0) return { sql: none, bound: [] }
  return { sql: `(${parts.map(part => part.sql).join(by)})`, bound: parts.flatMap(part => part.bound) }
}

function filterSql(
  c: Collection<unknown>,
  county: Counties,
  filter: NonNullable<AnySelection['where']>,
): Fragment {
  return all(Object.entries(filter).map(([field, condition]) => conditionSql(c, county, field, condition)))
}

function conditionSql(
  c: Collection<unknown>,
  county: Counties,
  field: string,
  condition?: Condition,
): Fragment {
  if (!/^_?[A-Za-z][A-Za-z0-9]*$/.test(field)) throw refusal(`${JSON.stringify(field)} is no field`)
  // An undefined value is a mistake of the caller, and dropping it would answer with too much.
  if (condition === undefined) throw refusal(`the condition on ${field} is undefined`)
  storable(condition, field)
  if (typeof condition !== 'object' || condition === null) return equals(fieldExpression(c, field), condition)
  const operators = Object.entries(condition).filter(([, operand]) => operand !== undefined)
  if (operators.length === 0) throw refusal(`the condition on ${field} asks nothing`)
  return all(operators.map(([operator, operand]) => operatorSql(c, county, field, operator, operand)))
}

function operatorSql(
  c: Collection<unknown>,
  county: Counties,
  field: string,
  operator: string,
  operand: unknown,
): Fragment {
  const at = fieldExpression(c, field)
  if (operator === 'ne' && !isObject(operand)) return { sql: `${at} IS NOT ?`, bound: [toSql(operand)] }
  if (operator === 'prefix' && typeof operand === 'string') return prefix(at, operand)
  if (operator === 'in' && isScalars(operand)) return oneOf(at, operand)
  if (operator === 'any' && isScalars(operand)) return contains(c, county, field, operand)
  const comparison = comparisons[operator]
  const comparable = typeof operand === 'number' || typeof operand === 'string'
  if (comparison && comparable) return range(at, comparison, operand)
  throw refusal(`${operator} on ${field} does not take ${JSON.stringify(operand)}`)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isScalars(value: unknown): value is Scalar[] {
  return Array.isArray(value) && !value.some(isObject)
}

function equals(at: string, value: Scalar): Fragment {
  return value === null ? { sql: `${at} IS NULL`, bound: [] } : { sql: `${at} = ?`, bound: [toSql(value)] }
}

function oneOf(at: string, values: readonly Scalar[]): Fragment {
  const plain = values.filter(value => typeof value === 'string' || typeof value === 'number')
  const others = [...new Set(values.filter(value => typeof value === 'boolean' || value === null))]
  return either([
    ...(plain.length > 0
      ? [{ sql: `${at} IN (SELECT value FROM json_each(?))`, bound: [JSON.stringify(plain)] }]
      : []),
    ...others.map(value => equals(at, value)),
  ])
}

const comparisons: Record<string, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

function range(at: string, comparison: string, value: string | number): Fragment {
  const upward = comparison.startsWith('>')
  const border =
    typeof value === 'number' ? (upward ? `${at} < ''` : undefined) : upward ? `${at} < x''` : `${at} >= ''`
  return { sql: `${at} ${comparison} ?${border ? ` AND ${border}` : ''}`, bound: [value] }
}

function prefix(at: string, start: string): Fragment {
  const end = after(start)
  if (end === undefined) return { sql: `${at} >= ? AND ${at} < x''`, bound: [start] }
  return { sql: `${at} >= ? AND ${at} < ?`, bound: [start, end] }
}

/** The least text that is greater than all with this beginning. */
function after(start: string): string | undefined {
  const characters = Array.from(start)
  while (characters.length > 0) {
    const last = characters.pop()!.codePointAt(0)!
    if (last === 0x10ffff) continue
    return characters.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1)
  }
  return undefined
}

function contains(
  c: Collection<unknown>,
  county: Counties,
  field: string,
  values: readonly Scalar[],
): Fragment {
  if (!(field in c.multi)) throw refusal(`${c.name}.${field} is not declared as multi`)
  const here = inCounty(county)
  return {
    sql: `_id IN (SELECT id FROM ${valuesTable(c, field)} WHERE value IN (SELECT value FROM json_each(?))${here.sql})`,
    bound: [JSON.stringify(values), ...here.bound],
  }
}

function textSql(c: Collection<unknown>, county: Counties, text: string): Fragment {
  if (c.text.length === 0) throw refusal(`${c.name} declares no text fields`)
  const wanted = words(storable(text, 'text'))
  const pairs = [...new Set(wanted.flatMap(bigrams))]
  const here = inCounty(county)
  const candidates: Fragment = {
    sql: `_id IN (SELECT id FROM ${bigramsTable(c)} WHERE value IN (SELECT value FROM json_each(?))${here.sql}
      GROUP BY county, id HAVING count(*) = ?)`,
    bound: [JSON.stringify(pairs), ...here.bound, pairs.length],
  }
  const holds = wanted.map(word => ({ sql: `instr(${column('_text')}, ?) > 0`, bound: [word] }))
  return all(pairs.length > 0 ? [candidates, ...holds] : holds)
}

function inCounty(county: Counties): Fragment {
  return county === EVERY_COUNTY ? { sql: '', bound: [] } : { sql: ' AND county = ?', bound: [county] }
}

function refusal(why: string): StoreError {
  return new StoreError('INVALID_QUERY', why)
}
