import { createHash } from 'node:crypto'
import type { Random } from './ports.js'

/** The same parts give the same id, on every node and after every restart. */
export function derivedId(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24)
}

/** So many characters of one number: 31 bits, which any source of numbers has. */
const ofOne = 6
const numbers = 36 ** ofOne

/** 24 characters from the injected randomness (about 124 bits). */
export function randomId(random: Random): string {
  let id = ''
  while (id.length < 24)
    id += Math.floor(random() * numbers)
      .toString(36)
      .padStart(ofOne, '0')
  return id
}

/**
 * An id that is greater than those of earlier milliseconds: what is written together lies together in every index, so
 * that a store of any size writes few pages. Nobody must guess from it; 15 characters of it are random.
 */
export function orderedId(now: number, random: Random): string {
  return now.toString(36).padStart(9, '0') + randomId(random).slice(0, 15)
}
