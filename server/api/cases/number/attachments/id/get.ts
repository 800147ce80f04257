import { z } from 'zod'
import { contentOf } from '../../../../files/content.js'
import { route } from '../../../../route.js'
import { caseNumber } from '../../../schema.js'

export const getCaseAttachment = route({
  method: 'get',
  path: '/cases/:number/attachments/:id',
  summary: 'The content of a file of a case',
  may: 'signed-in',
  params: caseNumber.extend({ id: z.string().max(60) }),
  answer: z.string().meta({ format: 'binary' }),
  produces: 'application/octet-stream',
  handle: async ({ caller, county }, { params }) => contentOf(await county(), caller, params.id),
})
