import { StoreError } from './errors.js'

/**
 * A deep copy of what may be stored: the caller can go on changing its own. Properties that are undefined are
 * left out. The limits are those of the narrowest adapter, so that a document can move to any other.
 * @throws INVALID_VALUE naming the place: NUL, half a surrogate pair, NaN, Infinity, a key with `.` or a leading
 * `$`, and whatever JSON cannot hold (dates, maps, functions, big integers)
 */
export function storable<T>(value: T, where: string): T {
  return copy(value, where) as T
}

function copy(value: unknown, where: string): unknown {
  if (typeof value === 'string') return checkedString(value, where)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(where, `${value} is not a finite number`)
    return value
  }
  if (typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.map((item, i) => copy(item, `${where}[${i}]`))
  if (typeof value === 'object' && isPlain(value)) return copyObject(value, where)
  throw refusal(where, `a value of type ${typeof value} cannot be stored`)
}

function copyObject(object: object, where: string): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue
    checkedString(key, where)
    if (key.startsWith('$') || key.includes('.') || key === '__proto__') {
      throw refusal(where, `the key ${JSON.stringify(key)} cannot be stored`)
    }
    out[key] = copy(value, `${where}.${key}`)
  }
  return out
}

function checkedString(text: string, where: string): string {
  if (text.includes('\0')) throw refusal(where, 'text with NUL cannot be stored')
  if (/\p{Surrogate}/u.test(text)) throw refusal(where, 'text with half a surrogate pair cannot be stored')
  return text
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

function refusal(where: string, why: string): StoreError {
  return new StoreError('INVALID_VALUE', `${where}: ${why}`)
}
