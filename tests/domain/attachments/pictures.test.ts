import { contentOfBytes } from '../../../server/domain/attachments/content.js'
import { barePicture } from '../../../server/domain/attachments/pictures/bare.js'
import { samplePicture } from '../../../server/domain/seed-cases/picture.js'

const secret = 'GPS 26.3541N 117.8532E, Huawei, 王五'

async function bare(mime: string, file: Uint8Array): Promise<Buffer | undefined> {
  const content = await barePicture(mime, contentOfBytes(file))
  if (!content) return undefined
  const parts: Uint8Array[] = []
  for await (const part of content.read()) parts.push(part)
  return Buffer.concat(parts)
}

function segment(kind: number, data: Buffer | string): Buffer {
  const body = Buffer.from(data as string)
  const head = Buffer.from([0xff, kind, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** EXIF as a telephone writes it: how to turn the picture, then what nobody should learn. */
function exif(orientation: number, little = false): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write(little ? 'II*\0' : 'MM\0*', 0, 'latin1')
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(secret)]))
}

const jfif = segment(0xe0, 'JFIF\0......')
const table = segment(0xdb, Buffer.alloc(65, 7))
const profile = segment(0xe2, 'ICC_PROFILE\0..colours')
/** Coded data with a stuffed byte and a restart in it. */
const scan = Buffer.concat([segment(0xda, 'abc'), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd3, 4])])
const second = Buffer.concat([segment(0xc4, 'more tables'), segment(0xda, 'abc'), Buffer.from([9, 9])])
const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])

describe('the bare picture', () => {
  it('should keep of a JPEG what draws it, byte by byte, and nothing of what a telephone adds', async () => {
    const film = Buffer.from(`ftypmp42 ${secret}`)
    const file = Buffer.concat([
      start,
      jfif,
      exif(1),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
      segment(0xe2, `MPF\0${secret}`),
      profile,
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
      table,
      scan,
      second,
      end,
      film,
    ])
    expect(await bare('image/jpeg', file)).toEqual(
      Buffer.concat([start, jfif, profile, table, scan, second, end]),
    )
  })

  it.each([false, true])('should keep how a JPEG is to be turned (little endian: %s)', async little => {
    const made = await bare('image/jpeg', Buffer.concat([start, exif(6, little), table, scan, end]))
    expect(made?.includes(secret)).toBe(false)
    // What it wrote itself reads as the same again.
    expect(await bare('image/jpeg', made!)).toEqual(made)
    expect(made?.subarray(0, 38)).toEqual(
      Buffer.concat([start, exif(6).subarray(0, 2), Buffer.from([0, 34]), exif(6).subarray(4, 36)]).subarray(
        0,
        38,
      ),
    )
  })

  it('should say that a JPEG is not whole wherever it was cut', async () => {
    const file = Buffer.concat([start, jfif, exif(3), table, scan, end])
    for (let length = 0; length < file.length; length++)
      expect(await bare('image/jpeg', file.subarray(0, length))).toBeUndefined()
    expect(await bare('image/jpeg', file)).toBeDefined()
  })

  it('should keep of a PNG what draws it, and nothing behind its end', async () => {
    const png = Buffer.from(samplePicture(0.5))
    const text = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), Buffer.from(secret), Buffer.alloc(4)])
    text.writeUInt32BE(Buffer.byteLength(secret), 0)
    const file = Buffer.concat([png.subarray(0, 33), text, png.subarray(33), Buffer.from(secret)])
    expect(await bare('image/png', file)).toEqual(png)
    for (const length of [0, 20, 40, 200, png.length - 1])
      expect(await bare('image/png', png.subarray(0, length))).toBeUndefined()
  })

  it('should keep of a WebP what draws it, and say that there is nothing else', async () => {
    const chunk = (name: string, data: Buffer) => {
      const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
      head.writeUInt32LE(data.length, 4)
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
    }
    const webp = (...chunks: Buffer[]) => {
      const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
      const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body])
    }
    const about = (flags: number) => chunk('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]))
    const pixels = chunk('VP8 ', Buffer.from('pixels!'))
    const file = webp(
      about(0x2c),
      pixels,
      chunk('EXIF', Buffer.from(secret)),
      chunk('XMP ', Buffer.from(secret)),
    )
    expect(await bare('image/webp', Buffer.concat([file, Buffer.from(secret)]))).toEqual(
      webp(about(0x20), pixels),
    )
    for (let length = 0; length < file.length; length++)
      expect(await bare('image/webp', file.subarray(0, length))).toBeUndefined()
  })
})
