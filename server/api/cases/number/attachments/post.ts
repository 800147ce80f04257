import { fileView as viewOfFile } from '../../../../domain/views/file-view.js'
import { keepUpload } from '../../../files/keep.js'
import { route } from '../../../route.js'
import { fileView } from '../../../schema.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'

export const postCaseAttachment = route({
  method: 'post',
  path: '/cases/:number/attachments',
  summary: 'Add a file to a case',
  may: 'signed-in',
  params: caseNumber,
  body: 'raw',
  answer: fileView,
  status: 201,
  async handle(context, { params }) {
    const county = await context.county()
    const { number } = await caseFor(county, context.caller, params.number)
    return viewOfFile(county, await keepUpload(county, context, number))
  },
})
