import type { AttachmentDoc } from '../attachments/record.js'
import { personName, type County } from '../county.js'
import { momentText } from './time/dates.js'

/** A file as pages show it. */
export interface FileView {
  id: string
  name: string
  mime: string
  size: number
  image: boolean
  caption: string
  atText: string
  byName: string
  url: string
}

export function fileView(ctx: Pick<County, 'people' | 'now' | 'language'>, row: AttachmentDoc): FileView {
  return {
    id: row._id,
    name: row.name,
    mime: row.mime,
    size: row.size,
    image: row.image,
    caption: row.caption,
    atText: momentText(row.at, ctx.now, ctx.language),
    byName: personName(ctx, row.by),
    url: row.case === null ? `/api/files/${row._id}` : `/api/cases/${row.case}/attachments/${row._id}`,
  }
}
