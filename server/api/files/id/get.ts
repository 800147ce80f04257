import { z } from 'zod'
import { attachment, attachmentContent } from '../../../domain/attachments/attachments.js'
import { ApiError } from '../../errors.js'
import { caseFor } from '../../cases/case-for.js'
import { route, Sent } from '../../route.js'

/** Types that a browser shows without running anything. */
const inline = ['image/jpeg', 'image/png', 'image/webp']

export const getFile = route({
  method: 'get',
  path: '/files/:id',
  summary: 'The content of a file, for whoever may see its case',
  may: 'signed-in',
  params: z.object({ id: z.string().max(60) }),
  answer: z.string().meta({ format: 'binary' }),
  produces: 'application/octet-stream',
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const row = await attachment(county.store, county.county, params.id)
    if (!row) throw new ApiError('NOT_FOUND')
    if (row.case !== null) await caseFor(county, caller, row.case)
    else if (row.by !== caller.person) throw new ApiError('NOT_FOUND')
    const found = await attachmentContent(county.store, county.county, params.id)
    if (!found) throw new ApiError('NOT_FOUND')
    const shown = inline.includes(row.mime) ? 'inline' : 'attachment'
    return new Sent(row.mime, found.content, {
      'Content-Disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Content-Length': String(found.info.size),
      // A file never changes; whether the reader may see it can.
      'Cache-Control': 'private, no-cache',
    })
  },
})
