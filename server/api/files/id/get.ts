import { z } from 'zod'
import { route } from '../../route.js'
import { contentOf } from '../content.js'

export const getFile = route({
  method: 'get',
  path: '/files/:id',
  summary: 'The content of a file; before it has a case, for its uploader alone',
  may: 'signed-in',
  params: z.object({ id: z.string().max(60) }),
  answer: z.string().meta({ format: 'binary' }),
  produces: 'application/octet-stream',
  handle: async ({ caller, county }, { params }) => contentOf(await county(), caller, params.id),
})
