import type { z } from 'zod'
import type { AttachmentDoc } from '../../domain/attachments/record.js'
import { personName, type County } from '../../domain/county.js'
import { momentText } from '../../domain/views/time/dates.js'
import type { fileView } from '../schema.js'

/** A file as pages list it. */
export function viewOfFile(
  county: Pick<County, 'people' | 'now'>,
  { _id, name, mime, size, image, caption, at, by }: AttachmentDoc,
): z.infer<typeof fileView> {
  return {
    id: _id,
    name,
    mime,
    size,
    image,
    caption,
    atText: momentText(at, county.now),
    byName: personName(county, by),
    url: `/api/files/${_id}`,
  }
}
