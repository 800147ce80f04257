import type { Content } from '../content.js'
import { contentOfBytes } from '../content.js'
import { bareJpeg } from './jpeg.js'
import { barePng } from './png.js'
import { bareWebp } from './webp.js'

const byType: Readonly<Record<string, (file: Buffer) => Buffer | undefined>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
}

export const isPicture = (mime: string) => Object.hasOwn(byType, mime)

/**
 * A picture without what it tells beside itself: when, where and with what it was taken, its first thumbnail, who edited
 * it. The pixels are not coded again. Where something happened is what the person chose on the page, never what a
 * telephone wrote into the file. Undefined when the picture is not whole. Holds the file in memory.
 */
export async function barePicture(mime: string, content: Content): Promise<Content | undefined> {
  const parts: Uint8Array[] = []
  for await (const part of content.read()) parts.push(part)
  const bare = byType[mime]!(Buffer.concat(parts))
  return bare && contentOfBytes(bare)
}
