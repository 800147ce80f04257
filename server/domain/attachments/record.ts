import { collection, type Document } from '../../store/port.js'

/** A file beside its content, which lies among the blobs under the same id and never changes. */
export interface AttachmentDoc extends Document {
  /** Number of its case; null until a filing or an act names it: then its uploader alone may read it. */
  case: string | null
  name: string
  mime: string
  size: number
  image: boolean
  /** 处置前, 到场, 处置后, 佐证: text, not burnt into the file. */
  caption: string
  by: string
  unit: string
  at: number
}

export const attachments = collection<AttachmentDoc>('attachments', { index: [['county', 'case', 'at']] })
