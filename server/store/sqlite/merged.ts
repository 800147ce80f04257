// A page of what has any of some values, from the side table that holds them in the order of the page: the first of
// each value are merged, so that what is read is little more than the page, however much there is.
import type { Collection } from '../collection.js'
import { EVERY_COUNTY, type Counties, type Query, type Selection } from '../port.js'
import { termsOf, type AnySelection } from '../terms.js'
import { cursorValues } from '../paging.js'
import { column, documentColumns, table } from './names.js'
import { afterSql, type Key } from './paging.js'
import { toKey, toSql } from './scalars.js'
import { all, oneOf, selectionSql, sideSql, sideTableOf, type Fragment } from './selection.js'

/** More values than this are not merged. */
const mostValues = 40

/** The SELECT of a page, or undefined where no side table has its order. */
export function mergedSql<T>(
  c: Collection<T>,
  county: Counties,
  query: Query<T>,
  keys: readonly Key[],
  limit: number,
): Fragment | undefined {
  const { where = {}, ...others } = query as AnySelection
  const terms = termsOf(c, where)
  const any = terms.find(each => each.operator === 'any')
  if (any?.operator !== 'any' || terms.filter(each => each.field === any.field).length > 1) return undefined
  const values = [...new Set(any.operand)]
  if (county === EVERY_COUNTY || values.length === 0 || values.length > mostValues) return undefined
  const side = sideTableOf(c, any.field)
  if (!keys.every(({ field }) => field === '_id' || side.together.includes(field))) return undefined

  const from = query.after === undefined ? undefined : cursorValues(keys, query.after)
  const rest = {
    ...others,
    where: Object.fromEntries(Object.entries(where).filter(([field]) => field !== any.field)),
  }
  const order = keys.map(({ field, down }, i) => ({
    at: field === '_id' ? inSide('id') : inSide(field),
    as: `k${i}`,
    direction: down ? ' DESC' : '',
  }))
  const conditions = all([
    ...sideSql(side, terms, inSide),
    ...(from ? [{ sql: `${order[0]!.at} ${keys[0]!.down ? '<=' : '>='} ?`, bound: [toKey(from[0]!)] }] : []),
    selectionSql(c, county, rest),
    ...(from ? [afterSql(keys, from)] : []),
  ])
  const columns = ['value', 'county', 'id', ...side.together].map(
    each => `${column(each)} AS ${inSide(each)}`,
  )
  const branch = `SELECT ${documentColumns}, ${order.map(({ at, as }) => `${at} AS ${as}`).join(', ')}
    FROM (SELECT ${columns.join(', ')} FROM ${side.name}) CROSS JOIN ${table(c)} ON _id = ${inSide('id')}
    WHERE ${inSide('value')} = ? AND ${inSide('county')} = ? AND ${conditions.sql}
    ORDER BY ${order.map(({ at, direction }) => at + direction).join(', ')} LIMIT ${limit}`
  const bound = values.flatMap(value => [toSql(value), county, ...conditions.bound])
  if (values.length === 1) return { sql: branch, bound }
  const sql = `SELECT DISTINCT * FROM (${values.map(() => `SELECT * FROM (${branch})`).join(' UNION ALL ')})
    ORDER BY ${order.map(({ as, direction }) => as + direction).join(', ')} LIMIT ${limit}`
  return { sql, bound }
}

/** Counts what has any of some values, where the side table alone can tell; undefined elsewhere. */
export function countedSql<T>(
  c: Collection<T>,
  county: Counties,
  selection: Selection<T>,
): Fragment | undefined {
  const { where = {}, or, text } = selection as AnySelection
  const terms = termsOf(c, where)
  const any = terms.find(each => each.operator === 'any')
  if (any?.operator !== 'any' || county === EVERY_COUNTY || or || text !== undefined) return undefined
  const side = sideTableOf(c, any.field)
  const others = terms.filter(each => each !== any)
  const told = sideSql(side, others)
  if (told.length < others.length) return undefined
  // Under one value no document comes twice.
  const distinct = new Set(any.operand).size > 1 ? 'DISTINCT id' : '*'
  const conditions = all([oneOf('value', any.operand), { sql: 'county = ?', bound: [county] }, ...told])
  return {
    sql: `SELECT count(${distinct}) AS n FROM ${side.name} WHERE ${conditions.sql}`,
    bound: conditions.bound,
  }
}

/** A side table's column, apart from the documents' own of that name. */
const inSide = (name: string) => `"side ${name}"`
