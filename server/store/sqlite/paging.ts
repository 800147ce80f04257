// Keyset paging: a page begins after the values of the last document of the page before, so that it costs the same
// wherever it lies and nothing is skipped when documents come and go.
import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import type { Scalar } from '../port.js'
import { fieldExpression } from './names.js'
import type { Stored } from './rows.js'
import { toSql } from './scalars.js'
import { all, either, type Fragment } from './selection.js'

interface Key {
  field: string
  at: string
  down: boolean
}

/** The sort with its tie-break. */
export function sortKeys(c: Collection<unknown>, sort: readonly string[]): Key[] {
  const keys = sort.map(each => {
    const down = each.startsWith('-')
    const field = down ? each.slice(1) : each
    if (!/^_?[A-Za-z][A-Za-z0-9]*$/.test(field)) {
      throw new StoreError('INVALID_QUERY', `${JSON.stringify(field)} is no field to sort by`)
    }
    return { field, at: fieldExpression(c, field), down }
  })
  if (!keys.some(key => key.field === '_id'))
    keys.push({ field: '_id', at: '_id', down: keys.at(-1)?.down ?? false })
  return keys
}

export function orderSql(keys: readonly Key[]): string {
  return keys.map(({ at, down }) => (down ? `${at} DESC` : at)).join(', ')
}

export function cursorOf(keys: readonly Key[], document: Stored): string {
  const values = keys.map(({ field }) => {
    const value = document[field]
    return typeof value === 'object' || value === undefined ? null : value
  })
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url')
}

/** The documents after the cursor. @throws INVALID_CURSOR */
export function afterSql(keys: readonly Key[], cursor: string): Fragment {
  const values = valuesOf(keys, cursor)
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

function valuesOf(keys: readonly Key[], cursor: string): Scalar[] {
  try {
    const [sortedBy, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Scalar[]
    const sound = values.every(value => typeof value !== 'object' || value === null)
    if (sortedBy === signature(keys) && values.length === keys.length && sound) return values
  } catch {
    // Not JSON: the same refusal.
  }
  throw new StoreError('INVALID_CURSOR', 'the cursor does not belong to this query')
}

function signature(keys: readonly Key[]): string {
  return keys.map(({ field, down }) => (down ? `-${field}` : field)).join(' ')
}
