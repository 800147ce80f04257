import { Readable } from 'node:stream'
import { done, refuse, type Outcome } from '../outcome.js'
import { holds, type Content } from './content.js'

/** Office documents of the years before 2007, and those of WPS, are compound files. */
const compound = 'application/x-cfb'
const openXml = 'application/vnd.openxmlformats-officedocument.'

/** By extension: the type that is stored, and what the content must be found to be. */
const accepted: Readonly<Record<string, { mime: string; content: readonly string[] }>> = {
  jpg: { mime: 'image/jpeg', content: ['image/jpeg'] },
  jpeg: { mime: 'image/jpeg', content: ['image/jpeg'] },
  png: { mime: 'image/png', content: ['image/png'] },
  webp: { mime: 'image/webp', content: ['image/webp'] },
  pdf: { mime: 'application/pdf', content: ['application/pdf'] },
  doc: { mime: 'application/msword', content: [compound] },
  xls: { mime: 'application/vnd.ms-excel', content: [compound] },
  wps: { mime: 'application/vnd.ms-works', content: [compound] },
  docx: {
    mime: `${openXml}wordprocessingml.document`,
    content: [`${openXml}wordprocessingml.document`],
  },
  xlsx: { mime: `${openXml}spreadsheetml.sheet`, content: [`${openXml}spreadsheetml.sheet`] },
  ofd: { mime: 'application/ofd', content: ['application/ofd', 'application/zip'] },
}

/** What these hold beside the picture cannot be taken out, and browsers do not show them. */
const takeAsJpeg = {
  zh: '不收 HEIC 照片：请在相机设置中选“兼容性最佳”（JPEG）后重拍，或转成 JPEG 再传',
  en: 'HEIC pictures are not accepted: set the camera to "Most Compatible" (JPEG), or convert the picture to JPEG',
}

/** Bytes of one file. */
export const longestFile = 20 * 1024 * 1024

/**
 * The media type of a file whose extension is accepted and whose content is what the extension says. Nothing that a
 * browser would run (HTML, SVG) and no archive is accepted.
 */
export async function typeOf(
  name: string,
  content: Content,
): Promise<Outcome<string, 'FILE_TYPE_REFUSED' | 'FILE_MISTYPED'>> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = Object.hasOwn(accepted, extension) ? accepted[extension] : undefined
  if (extension === 'heic' || extension === 'heif') return refuse('FILE_TYPE_REFUSED', takeAsJpeg)
  if (!known)
    return refuse('FILE_TYPE_REFUSED', {
      zh: `不收这种文件：${name}`,
      en: `This type of file is not accepted: ${name}`,
    })
  const found = await foundIn(content)
  const fits = found !== undefined && known.content.includes(found.mime)
  // An OFD document is a package that begins with its index.
  const isPackage = extension !== 'ofd' || (await holds(content, 'OFD.xml'))
  if (fits && isPackage) return done(known.mime)
  return refuse('FILE_MISTYPED', {
    zh: `文件内容与扩展名不符：${name}`,
    en: `The content of the file does not fit its name: ${name}`,
  })
}

async function foundIn(content: Content) {
  // Loaded with the first file.
  const { fileTypeFromStream } = await import('file-type')
  const stream = Readable.from(content.read(), { objectMode: false })
  try {
    return await fileTypeFromStream(stream)
  } finally {
    stream.destroy()
  }
}
