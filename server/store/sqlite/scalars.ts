// A true and a 1 stay different, also in an index: a boolean is a blob of one byte there, and sorts after text.
import type { Scalar } from '../port.js'
import type { Bound } from './connection.js'

/** A field's value as its column and the parameters of queries hold it; arrays and objects are absent. */
export function toSql(value: unknown): Bound {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0)
  return null
}

export function fromSql(value: Bound | undefined): Scalar {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? value[0] === 1 : value
}
