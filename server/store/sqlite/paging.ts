import type { Collection } from '../collection.js'
import { sortKeys, type SortKey } from '../paging.js'
import type { Scalar } from '../port.js'
import { fieldExpression } from './names.js'
import { toSql } from './scalars.js'
import { all, either, type Fragment } from './selection.js'

export interface Key extends SortKey {
  at: string
}

/** The keys of a sort with their places in SQL. @throws INVALID_QUERY */
export function sqlKeys(c: Collection<unknown>, sort: readonly string[]): Key[] {
  return sortKeys(sort).map(key => ({ ...key, at: fieldExpression(c, key.field) }))
}

export function orderSql(keys: readonly Key[]): string {
  return keys.map(({ at, down }) => (down ? `${at} DESC` : at)).join(', ')
}

/** The documents after the one that has these values. */
export function afterSql(keys: readonly Key[], values: readonly Scalar[]): Fragment {
  return keys.reduceRight<Fragment>(
    (rest, { at, down }, i) => {
      const value = toSql(values[i])
      const same = all([{ sql: `${at} IS ?`, bound: [value] }, rest])
      if (value === null) return either([...(down ? [] : [{ sql: `${at} IS NOT NULL`, bound: [] }]), same])
      const beyond = { sql: `${at} ${down ? '<' : '>'} ?`, bound: [value] }
      return either([beyond, ...(down ? [{ sql: `${at} IS NULL`, bound: [] }] : []), same])
    },
    { sql: '0', bound: [] },
  )
}
