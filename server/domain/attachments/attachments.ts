import { isStoreError, type BlobInfo, type Store } from '../../store/port.js'
import { done, refuse, type Outcome } from '../outcome.js'
import type { Content } from './content.js'
import { barePicture, isPicture } from './pictures/bare.js'
import { attachments, type AttachmentDoc } from './record.js'
import { longestFile, typeOf } from './types.js'

export interface Upload {
  name: string
  caption: string
  content: Content
  /** Number of the case; null before there is one. */
  case: string | null
  by: string
  unit: string
  at: number
}

const tooLarge = { zh: '单个附件不超过 20 MB', en: 'An attachment may have at most 20 MB' }

export type UploadRefused =
  'FILE_TYPE_REFUSED' | 'FILE_MISTYPED' | 'FILE_DAMAGED' | 'FILE_TOO_LARGE' | 'FILE_EMPTY'

/** Keeps a file of at most 20 MB whose content is what its extension says; of a picture only what draws it. */
export async function keepAttachment(
  store: Store,
  county: string,
  id: string,
  upload: Upload,
): Promise<Outcome<AttachmentDoc, UploadRefused>> {
  const { content: sent, ...about } = upload
  const name = plainName(upload.name)
  if (sent.size === 0)
    return refuse('FILE_EMPTY', { zh: `文件是空的：${name}`, en: `The file is empty: ${name}` })
  if (sent.size > longestFile) return refuse('FILE_TOO_LARGE', tooLarge)
  const type = await typeOf(name, sent)
  if (!type.ok) return type
  const mime = type.value
  const content = isPicture(mime) ? await barePicture(mime, sent) : sent
  if (!content)
    return refuse('FILE_DAMAGED', {
      zh: `照片不完整，请重新选择或重拍：${name}`,
      en: `The picture is not whole; please choose it again or take it anew: ${name}`,
    })
  await store.blobs.put(county, id, content.read(), { name, type: mime, maxBytes: longestFile })
  const row = await store.insert(attachments, {
    _id: id,
    county,
    ...about,
    name,
    caption: upload.caption.slice(0, 40),
    mime,
    size: content.size,
    image: isPicture(mime),
  })
  return done(row)
}

export function attachment(store: Store, county: string, id: string): Promise<AttachmentDoc | undefined> {
  return store.get(attachments, county, id)
}

export function attachmentContent(
  store: Store,
  county: string,
  id: string,
): Promise<{ info: BlobInfo; content: AsyncIterable<Uint8Array> } | undefined> {
  return store.blobs.get(county, id)
}

/** The files of a case, oldest first. */
export async function attachmentsOf(store: Store, county: string, number: string): Promise<AttachmentDoc[]> {
  const { items } = await store.find(attachments, county, {
    where: { case: number },
    sort: ['at'],
    limit: 1000,
  })
  return items
}

/** Which of these files this person may put into an act on this case: their own unplaced ones, or those of the case. */
export async function usableFiles(
  store: Store,
  county: string,
  ids: readonly string[],
  who: { person: string; case: string | null },
): Promise<AttachmentDoc[]> {
  const rows = await Promise.all([...new Set(ids)].map(id => attachment(store, county, id)))
  return rows.filter(
    row => row !== undefined && (row.case === null ? row.by === who.person : row.case === who.case),
  ) as AttachmentDoc[]
}

/** From now on these files belong to the case, and whoever sees it sees them. */
export async function placeFiles(
  store: Store,
  county: string,
  rows: readonly AttachmentDoc[],
  number: string,
): Promise<void> {
  for (const row of rows) {
    if (row.case !== null) continue
    try {
      await store.update(attachments, county, row._id, row.rev, { set: { case: number } })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

/** The last part of a path, without what a file system or a header would stumble over. */
function plainName(name: string): string {
  const last =
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replaceAll(/[\p{Cc}"<>|:*?]/gu, '') ?? ''
  return last.slice(-120) || '附件'
}
