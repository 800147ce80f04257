import { attachment, attachmentContent } from '../../domain/attachments/attachments.js'
import type { Actor, County } from '../../domain/county.js'
import { caseFor } from '../cases/case-for.js'
import { ApiError } from '../errors.js'
import { Sent } from '../route.js'

/** Types that a browser shows without running anything. */
const inline = ['image/jpeg', 'image/png', 'image/webp']

/**
 * The content of a file for a reader who may see its case; before there is one, for its uploader alone.
 * @throws ApiError NOT_FOUND, NOT_YOURS
 */
export async function contentOf(county: County, reader: Actor, id: string): Promise<Sent> {
  const row = await attachment(county.store, county.county, id)
  if (!row) throw new ApiError('NOT_FOUND')
  if (row.case !== null) await caseFor(county, reader, row.case)
  else if (row.by !== reader.person) throw new ApiError('NOT_FOUND')
  const found = await attachmentContent(county.store, county.county, id)
  if (!found) throw new ApiError('NOT_FOUND')
  const shown = inline.includes(row.mime) ? 'inline' : 'attachment'
  return new Sent(row.mime, found.content, {
    'Content-Disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Length': String(found.info.size),
    // A file never changes; whether the reader may see it can.
    'Cache-Control': 'private, no-cache',
  })
}
