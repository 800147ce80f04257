const PRIME = 0x100000001b3n
const START = 0xcbf29ce484222325n

/** 16 hexadecimal digits (FNV-1a, 64 bits) of a JSON value; the order of an object's keys does not matter. */
export function fingerprint(value: unknown): string {
  let hash = START
  for (const char of canonical(value)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * PRIME)
  }
  return hash.toString(16).padStart(16, '0')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
