// From a selection to the WHERE of a SELECT. Comparisons keep to one type, as they do in MongoDB: in SQLite numbers
// sort before text and text before blobs, so an open range is closed at the border of its type.
import type { Collection } from '../collection.js'
import { EVERY_COUNTY, type Counties, type Scalar } from '../port.js'
import { termsOf, wordsOf, type AnyFilter, type AnySelection, type Term } from '../terms.js'
import { bigrams } from '../text.js'
import { storable } from '../values.js'
import type { Bound } from './connection.js'
import { layoutOf, type SideTable } from './layout.js'
import { bigramsTable, column, fieldExpression } from './names.js'
import { absent, toKey, toSql } from './scalars.js'

/** A piece of SQL and the values of its question marks. */
export interface Fragment {
  sql: string
  bound: Bound[]
}

/** @throws INVALID_QUERY, INVALID_VALUE */
export function selectionSql(c: Collection<unknown>, county: Counties, selection: AnySelection): Fragment {
  const parts: Fragment[] = []
  // Who names ids finds them by these: the sign keeps every index away that begins with the county.
  const own = namesIds(selection) ? '+county' : 'county'
  if (county !== EVERY_COUNTY) parts.push({ sql: `${own} = ?`, bound: [storable(county, 'county')] })
  if (selection.where) parts.push(filterSql(c, county, selection.where))
  if (selection.or) parts.push(either(selection.or.map(filter => filterSql(c, county, filter))))
  if (selection.text !== undefined) parts.push(textSql(c, county, selection.text))
  return all(parts)
}

function namesIds({ where }: AnySelection): boolean {
  const wanted = where?._id
  if (typeof wanted === 'string') return true
  return typeof wanted === 'object' && wanted !== null && ('in' in wanted || 'prefix' in wanted)
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

function filterSql(c: Collection<unknown>, county: Counties, filter: AnyFilter): Fragment {
  const terms = termsOf(c, filter)
  return all(terms.map(term => termSql(c, county, term, terms)))
}

function termSql(c: Collection<unknown>, county: Counties, term: Term, beside: readonly Term[]): Fragment {
  if (term.operator === 'any') return contains(c, county, term.field, term.operand, beside)
  return comparisonSql(fieldExpression(c, term.field), term)
}

type Comparison = Exclude<Term, { operator: 'any' }>

function comparisonSql(at: string, term: Comparison): Fragment {
  switch (term.operator) {
    case 'eq':
      return equals(at, term.operand)
    case 'ne':
      return { sql: `${at} IS NOT ?`, bound: [toSql(term.operand)] }
    case 'prefix':
      return prefix(at, term.operand)
    case 'in':
      return oneOf(at, term.operand)
    default:
      return range(at, comparisons[term.operator], term.operand)
  }
}

function equals(at: string, value: Scalar): Fragment {
  return value === null ? { sql: `${at} IS NULL`, bound: [] } : { sql: `${at} = ?`, bound: [toSql(value)] }
}

export function oneOf(at: string, values: readonly Scalar[]): Fragment {
  const plain = values.filter(value => typeof value === 'string' || typeof value === 'number')
  const others = [...new Set(values.filter(value => typeof value === 'boolean' || value === null))]
  return either([
    ...(plain.length > 0
      ? [{ sql: `${at} IN (SELECT value FROM json_each(?))`, bound: [JSON.stringify(plain)] }]
      : []),
    ...others.map(value => equals(at, value)),
  ])
}

const comparisons = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

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
  beside: readonly Term[],
): Fragment {
  const side = sideTableOf(c, field)
  const here = inCounty(county)
  const narrowed = all([
    {
      sql: `value IN (SELECT value FROM json_each(?))${here.sql}`,
      bound: [JSON.stringify(values), ...here.bound],
    },
    ...sideSql(side, beside),
  ])
  return { sql: `_id IN (SELECT id FROM ${side.name} WHERE ${narrowed.sql})`, bound: narrowed.bound }
}

export function sideTableOf(c: Collection<unknown>, field: string): SideTable {
  return layoutOf(c).multi.find(each => each.field === field)!
}

/** What these terms demand of a side table whose fields they concern. It may be less than they demand. */
export function sideSql(side: SideTable, terms: readonly Term[], nameOf = column): Fragment[] {
  return terms.flatMap(term => {
    if (!side.together.includes(term.field) || term.operator === 'any' || term.operator === 'ne') return []
    const at = nameOf(term.field)
    if (term.operator === 'eq') return [{ sql: `${at} = ?`, bound: [toKey(term.operand)] }]
    if (term.operator === 'in' && term.operand.includes(null)) return []
    const below = typeof (term.operand as unknown) === 'number' && term.operator.startsWith('lt')
    const comparison = comparisonSql(at, term)
    return [below ? all([{ sql: `${at} > ?`, bound: [absent] }, comparison]) : comparison]
  })
}

function textSql(c: Collection<unknown>, county: Counties, text: string): Fragment {
  const wanted = wordsOf(c, text)
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
