const drawn = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Of the flags of VP8X: that there is EXIF, that there is XMP. */
const metadataFlags = 0x08 | 0x04

/** A WebP with what draws it and nothing else, also nothing behind its end. Undefined when it is not whole. */
export function bareWebp(file: Buffer): Buffer | undefined {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF') return undefined
  if (file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) return undefined
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= end;) {
    const name = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return undefined
    if (drawn.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(file.subarray(at, next)) : file.subarray(at, next))
    at = next
  }
  if (kept.length === 0) return undefined
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  if (copy.length > 8) copy[8]! &= ~metadataFlags
  return copy
}
