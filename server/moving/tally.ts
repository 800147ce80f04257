// Whether two stores hold the same, told by a number and a sum: a row has one spelling, and the hashes of all rows are
// added, so that the order in which a store tells them is of no account.
import { hash } from 'node:crypto'

export interface Tally {
  count: number
  /** Sum of the SHA-256 of the rows modulo 2^256, as 64 hexadecimal digits. */
  digest: string
}

const modulus = 1n << 256n

export interface Tallying {
  /** Takes a row in and gives its one spelling. */
  add(row: object): string
  addAll(other: Tally): void
  tally(): Tally
}

export function tallying(): Tallying {
  let count = 0
  let sum = 0n
  return {
    add(row) {
      const line = spelling(row)
      sum = (sum + BigInt(`0x${hash('sha256', line)}`)) % modulus
      count++
      return line
    },
    addAll(other) {
      sum = (sum + BigInt(`0x${other.digest}`)) % modulus
      count += other.count
    },
    tally: () => ({ count, digest: sum.toString(16).padStart(64, '0') }),
  }
}

export async function tallyOf(rows: AsyncIterable<object>): Promise<Tally> {
  const all = tallying()
  for await (const row of rows) all.add(row)
  return all.tally()
}

export function isSame(one: Tally, other: Tally): boolean {
  return one.count === other.count && one.digest === other.digest
}

/** JSON with the keys of every object in order. */
function spelling(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(spelling).join(',')}]`
  const object = value as Record<string, unknown>
  const keys = Object.keys(object).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${spelling(object[key])}`).join(',')}}`
}
