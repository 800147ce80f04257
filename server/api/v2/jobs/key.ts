/** A job's id as it may stand in an address. */
export function keyOf(id: string): string {
  return Buffer.from(id).toString('base64url')
}

export function idOf(key: string): string {
  return Buffer.from(key, 'base64url').toString()
}
