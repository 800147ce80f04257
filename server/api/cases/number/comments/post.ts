import { attachment } from '../../../../domain/attachments/attachments.js'
import { addComment } from '../../../../domain/comments/comments.js'
import { personName, unitName } from '../../../../domain/county.js'
import { fileView as viewOfFile } from '../../../../domain/views/file-view.js'
import { momentText } from '../../../../domain/views/time/dates.js'
import { achieved } from '../../../outcome.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber, newComment, timelineEntry } from '../../schema.js'

export const postComment = route({
  method: 'post',
  path: '/cases/:number/comments',
  summary: 'Leave a comment on a case',
  may: 'signed-in',
  params: caseNumber,
  body: newComment,
  answer: timelineEntry,
  status: 201,
  async handle({ services, caller, county: now, token }, { params, body }) {
    const county = await now()
    const record = await caseFor(county, caller, params.number)
    const row = achieved(await addComment(county, caller, record, body, token), county)
    const files = await Promise.all(row.files.map(id => attachment(county.store, county.county, id)))
    return {
      id: row._id,
      at: services.clock.iso(row.at),
      atText: momentText(row.at, county.now, county.language),
      tab: '留言' as const,
      kind: 'comment' as const,
      who: personName(county, row.by),
      unitName: unitName(county, row.unit),
      text: row.text,
      files: files.flatMap(file => (file ? [viewOfFile(county, file)] : [])),
    }
  },
})
