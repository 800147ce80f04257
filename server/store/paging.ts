// Keyset paging: a page begins after the values of the last document of the page before, so that it costs the same
// wherever it lies and nothing is skipped when documents come and go.
import { StoreError } from './errors.js'
import type { Stored } from './patching.js'
import type { Scalar } from './port.js'

export interface SortKey {
  field: string
  down: boolean
}

const usualLimit = 100
const greatestLimit = 1000

/** Documents in a page. @throws INVALID_QUERY */
export function pageLimit(limit = usualLimit): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= greatestLimit) return limit
  throw new StoreError('INVALID_QUERY', `the limit is a whole number from 1 to ${greatestLimit}`)
}

/** The sort with its tie-break. @throws INVALID_QUERY */
export function sortKeys(sort: readonly string[]): SortKey[] {
  const keys = sort.map(each => {
    const down = each.startsWith('-')
    const field = down ? each.slice(1) : each
    if (!/^_?[A-Za-z][A-Za-z0-9]*$/.test(field)) {
      throw new StoreError('INVALID_QUERY', `${JSON.stringify(field)} is no field to sort by`)
    }
    return { field, down }
  })
  if (!keys.some(key => key.field === '_id')) keys.push({ field: '_id', down: keys.at(-1)?.down ?? false })
  return keys
}

/** Where the page ended that this document closes. */
export function cursorOf(keys: readonly SortKey[], document: Stored): string {
  const values = keys.map(({ field }) => {
    const value = document[field]
    return typeof value === 'object' || value === undefined ? null : value
  })
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url')
}

/** The values that a cursor stands for, one for each key. @throws INVALID_CURSOR */
export function cursorValues(keys: readonly SortKey[], cursor: string): Scalar[] {
  try {
    const [sortedBy, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Scalar[]
    const sound = values.every(value => typeof value !== 'object' || value === null)
    if (sortedBy === signature(keys) && values.length === keys.length && sound) return values
  } catch {
    // Not JSON: the same refusal.
  }
  throw new StoreError('INVALID_CURSOR', 'the cursor does not belong to this query')
}

function signature(keys: readonly SortKey[]): string {
  return keys.map(({ field, down }) => (down ? `-${field}` : field)).join(' ')
}
