// A true and a 1 stay different, also in an index: a boolean is a blob of one byte there, and sorts after text.
import type { Scalar } from '../port.js'
import type { Bound } from './connection.js'

const yes = Uint8Array.of(1)
const no = Uint8Array.of(0)

/** A field's value as an index knows it: arrays and objects are absent. */
export function scalarOf(value: unknown): Scalar {
  return value === undefined || typeof value === 'object' ? null : (value as Scalar)
}

/** A field's value as its column and the parameters of queries hold it. */
export function toSql(value: unknown): Bound {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? yes : no
  return null
}

/** In the key of a side table, where nothing may be absent, this stands for it: less than all numbers and texts. */
export const absent = -Infinity

/** A field's value as a side table holds it. */
export function toKey(value: Scalar): Bound {
  return value === null ? absent : toSql(value)
}

export function fromSql(value: Bound | undefined): Scalar {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? value[0] === 1 : value
}
