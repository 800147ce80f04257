import { StoreError } from './errors.js'

/**
 * A deep copy of what may be stored: the caller can go on changing its own. Properties that are undefined are
 * left out. The limits are those of the narrowest adapter, so that a document can move to any other.
 * @throws INVALID_VALUE as checkStorable
 */
export function storable<T>(value: T, where: string): T {
  checkStorable(value, where)
  return copy(value) as T
}

/**
 * The same check for what becomes text or a row before anybody can change it, and so needs no copy.
 * @throws INVALID_VALUE naming the place: NUL, half a surrogate pair, NaN, Infinity, a key with `.` or a leading
 * `$`, and whatever JSON cannot hold (dates, maps, functions, big integers)
 */
export function checkStorable(value: unknown, where: string): void {
  check(value, where)
}

/** @param key of the value within what is at `where` */
function check(value: unknown, where: string, key?: string | number): void {
  if (typeof value === 'string') return checkString(value, where, key)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(placeOf(where, key), `${value} is not a finite number`)
    return
  }
  if (typeof value === 'boolean' || value === null) return
  const place = placeOf(where, key)
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) check(value[i], place, i)
  else if (typeof value === 'object' && isPlain(value)) checkObject(value, place)
  else throw refusal(place, `a value of type ${typeof value} cannot be stored`)
}

function checkObject(object: object, where: string): void {
  for (const key of Object.keys(object)) {
    const value = (object as Record<string, unknown>)[key]
    if (value === undefined) continue
    if (!sound.has(key)) checkKey(key, where)
    check(value, where, key)
  }
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copy)
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key]
    if (item !== undefined) out[key] = typeof item === 'object' ? copy(item) : item
  }
  return out
}

/** Keys that were found good: documents have the same ones again and again. */
const sound = new Set<string>()
const MOST_SOUND = 2_000

function checkKey(key: string, where: string): void {
  checkString(key, where)
  if (key.startsWith('$') || key.includes('.') || key === '__proto__')
    throw refusal(where, `the key ${JSON.stringify(key)} cannot be stored`)
  if (sound.size < MOST_SOUND) sound.add(key)
}

function checkString(text: string, where: string, key?: string | number): void {
  if (text.includes('\0')) throw refusal(placeOf(where, key), 'text with NUL cannot be stored')
  if (!isWellFormed(text))
    throw refusal(placeOf(where, key), 'text with half a surrogate pair cannot be stored')
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
