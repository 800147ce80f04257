import { deflateSync } from 'node:zlib'

const WIDTH = 320
const HEIGHT = 200

const drawn = new Map<number, Uint8Array>()

/** A drawn sample picture (PNG): sky, verge and a road with its middle line, in the colours of `shade` (0 to 1). */
export function samplePicture(shade: number): Uint8Array {
  const picture = drawn.get(shade) ?? draw(shade)
  drawn.set(shade, picture)
  return picture
}

function draw(shade: number): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y, shade), y * (1 + WIDTH * 3) + 1 + x * 3)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(x: number, y: number, shade: number): [number, number, number] {
  const horizon = HEIGHT * 0.4
  if (y < horizon) return [150 + 60 * shade, 190 + 40 * shade, 225]
  const depth = (y - horizon) / (HEIGHT - horizon)
  const off = Math.abs(x - WIDTH / 2)
  if (off < 4 * depth + 1 && Math.floor(depth * 12) % 2 === 0) return [245, 240, 220]
  if (off < 24 + 110 * depth) return [95 + 20 * shade, 98 + 20 * shade, 104 + 20 * shade]
  return [90 + 40 * shade, 135 + 30 * shade, 80]
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crcOf(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** The checksum of a PNG chunk (CRC-32). */
function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
