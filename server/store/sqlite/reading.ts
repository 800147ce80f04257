import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import { cursorOf, cursorValues, pageLimit } from '../paging.js'
import type { Stored } from '../patching.js'
import type { Counties, Group, Grouping, Page, Query, Selection } from '../port.js'
import type { AnySelection } from '../terms.js'
import type { Connection } from './connection.js'
import { countedSql, mergedSql } from './merged.js'
import { documentColumns, table } from './names.js'
import { afterSql, orderSql, sqlKeys, type Key } from './paging.js'
import { readBody } from './rows.js'
import { fromSql } from './scalars.js'
import { all, selectionSql, type Fragment } from './selection.js'

type AnyMeasure = 'count' | Record<string, string>

// Each of these checks and translates at once, and returns the reading to be done when its turn comes.

export function finding<T>(c: Collection<T>, county: Counties, query: Query<T>): (db: Connection) => Page<T> {
  const limit = pageLimit(query.limit)
  const keys = sqlKeys(c, query.sort ?? [])
  const page = mergedSql(c, county, query, keys, limit + 1) ?? pageSql(c, county, query, keys, limit + 1)
  return db => {
    const found = db.all(page.sql, ...page.bound).map(readBody)
    const items = found.slice(0, limit)
    return {
      items: items as T[],
      ...(found.length > limit ? { next: cursorOf(keys, items.at(-1) as Stored) } : {}),
    }
  }
}

function pageSql<T>(
  c: Collection<T>,
  county: Counties,
  query: Query<T>,
  keys: Key[],
  limit: number,
): Fragment {
  const selected = selectionSql(c, county, query as AnySelection)
  const { after } = query
  const { sql, bound } =
    after === undefined ? selected : all([selected, afterSql(keys, cursorValues(keys, after))])
  const columns = `SELECT ${documentColumns} FROM ${table(c)}`
  return { sql: `${columns} WHERE ${sql} ORDER BY ${orderSql(keys)} LIMIT ?`, bound: [...bound, limit] }
}

export function counting<T>(
  c: Collection<T>,
  county: Counties,
  selection: Selection<T>,
): (db: Connection) => number {
  const { sql, bound } = countedSql(c, county, selection) ?? countSql(c, county, selection)
  return db => db.first(sql, ...bound)!.n as number
}

function countSql<T>(c: Collection<T>, county: Counties, selection: Selection<T>): Fragment {
  const { sql, bound } = selectionSql(c, county, selection as AnySelection)
  return { sql: `SELECT count(*) AS n FROM ${table(c)} WHERE ${sql}`, bound }
}

export function grouping<T, M extends string>(
  c: Collection<T>,
  county: Counties,
  wanted: Grouping<T, M>,
): (db: Connection) => Group<M>[] {
  const { sql, bound } = selectionSql(c, county, wanted as AnySelection)
  const by = wanted.by.map(field => sqlKeys(c, [field])[0]!)
  const measures = Object.entries<AnyMeasure>(wanted.measures)
  const columns = [
    ...by.map(({ at }, i) => `${at} AS k${i}`),
    ...measures.map(([, measure], i) => `${measureSql(c, measure)} AS m${i}`),
  ]
  const keys = by.map((_, i) => `k${i}`).join(', ')
  const order = keys && ` GROUP BY ${keys} ORDER BY ${keys}`
  const statement = `SELECT ${columns.join(', ')} FROM ${table(c)} WHERE ${sql}${order}`
  return db =>
    db.all(statement, ...bound).map(row => ({
      key: Object.fromEntries(by.map(({ field }, i) => [field, fromSql(row[`k${i}`])])),
      values: Object.fromEntries(
        measures.map(([name], i) => [name, fromSql(row[`m${i}`])]),
      ) as Group<M>['values'],
    }))
}

function measureSql(c: Collection<unknown>, measure: AnyMeasure): string {
  if (measure === 'count') return 'count(*)'
  const [kind, field] = Object.entries(measure)[0]!
  const at = sqlKeys(c, [field])[0]!.at
  const number = `CASE WHEN typeof(${at}) IN ('integer', 'real') THEN ${at} END`
  if (kind === 'sum') return `coalesce(sum(${number}), 0)`
  if (kind === 'avg') return `avg(${number})`
  if (kind === 'min' || kind === 'max') return `${kind}(${at})`
  throw new StoreError('INVALID_QUERY', `${kind} is no measure`)
}
