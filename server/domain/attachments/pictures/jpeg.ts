import { minimalOrientation, orientationIn } from './orientation.js'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
const exifHead = Buffer.from('Exif\0\0', 'latin1')
const iccHead = Buffer.from('ICC_PROFILE\0', 'latin1')

/**
 * A JPEG with what draws it and nothing else: no EXIF, XMP, IPTC or comment, and nothing behind its end, where telephones
 * put films and second pictures. How it is to be turned is kept. Undefined when it is not whole.
 */
export function bareJpeg(file: Buffer): Buffer | undefined {
  if (file[0] !== 0xff || file[1] !== startOfImage) return undefined
  const kept: Buffer[] = []
  let orientation = 1
  let at = 2
  for (;;) {
    const marker = markerAt(file, at)
    if (marker === undefined) return undefined
    const { kind, from } = marker
    if (kind === endOfImage) break
    const length = from + 2 <= file.length ? file.readUInt16BE(from) : 0
    const segment = file.subarray(from, from + length)
    if (length < 2 || segment.length < length) return undefined
    const data = segment.subarray(2)
    if (kind === 0xe1 && starts(data, exifHead)) orientation = orientationIn(data.subarray(exifHead.length))
    let end = from + length
    if (kind === startOfScan) {
      end = endOfScan(file, end)
      if (end < 0) return undefined
    }
    if (draws(kind, data)) kept.push(Buffer.from([0xff, kind]), file.subarray(from, end))
    at = end
  }
  const turned = orientation > 1 ? [minimalOrientation(orientation)] : []
  return Buffer.concat([
    Buffer.from([0xff, startOfImage]),
    ...turned,
    ...kept,
    Buffer.from([0xff, endOfImage]),
  ])
}

/** JFIF (APP0), colour profiles (APP2) and Adobe's word on colours (APP14) change what is seen; other APPn and COM do not. */
function draws(kind: number, data: Buffer): boolean {
  if (kind === comment) return false
  if (kind < 0xe0 || kind > 0xef) return true
  return kind === 0xe0 || kind === 0xee || (kind === 0xe2 && starts(data, iccHead))
}

/** A marker may have fill bytes before it. */
function markerAt(file: Buffer, at: number): { kind: number; from: number } | undefined {
  if (file[at] !== 0xff) return undefined
  let next = at + 1
  while (file[next] === 0xff) next++
  const kind = file[next]
  return kind === undefined || kind === 0 ? undefined : { kind, from: next + 1 }
}

/** Where the coded data end: at the next marker that is neither a stuffed byte nor a restart; -1 without one. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]
    if (next === undefined) return -1
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}

function starts(data: Buffer, head: Buffer): boolean {
  return data.subarray(0, head.length).equals(head)
}
