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

/** @param key of the value within what is at `where` */
function copy(value: unknown, where: string, key?: string | number): unknown {
  if (typeof value === 'string') return checkedString(value, where, key)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(placeOf(where, key), `${value} is not a finite number`)
    return value
  }
  if (typeof value === 'boolean' || value === null) return value
  const place = placeOf(where, key)
  if (Array.isArray(value)) return value.map((item, i) => copy(item, place, i))
  if (typeof value === 'object' && isPlain(value)) return copyObject(value, place)
  throw refusal(place, `a value of type ${typeof value} cannot be stored`)
}

function copyObject(object: object, where: string): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(object)) {
    const value = (object as Record<string, unknown>)[key]
    if (value === undefined) continue
    if (!sound.has(key)) checkKey(key, where)
    // Most values need no place of their own.
    out[key] = value === null || typeof value === 'boolean' ? value : copy(value, where, key)
  }
  return out
}

/** Keys that were found good: documents have the same ones again and again. */
const sound = new Set<string>()
const MOST_SOUND = 2_000

function checkKey(key: string, where: string): void {
  checkedString(key, where)
  if (key.startsWith('$') || key.includes('.') || key === '__proto__')
    throw refusal(where, `the key ${JSON.stringify(key)} cannot be stored`)
  if (sound.size < MOST_SOUND) sound.add(key)
}

function checkedString(text: string, where: string, key?: string | number): string {
  if (text.includes('\0')) throw refusal(placeOf(where, key), 'text with NUL cannot be stored')
  if (!isWellFormed(text))
    throw refusal(placeOf(where, key), 'text with half a surrogate pair cannot be stored')
  return text
}

const isWellFormed = (text: string): boolean =>
  (text as unknown as { isWellFormed(): boolean }).isWellFormed()

/** Put together only for who must read it: nearly every value is good. */
function placeOf(where: string, key?: string | number): string {
  if (key === undefined) return where
  return typeof key === 'number' ? `${where}[${key}]` : `${where}.${key}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

function refusal(where: string, why: string): StoreError {
  return new StoreError('INVALID_VALUE', `${where}: ${why}`)
}
