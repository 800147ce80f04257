import { z } from 'zod'
import { matterListNames, matterPage } from '../../../domain/views/matters/lists.js'
import { route } from '../../route.js'
import { matterRows } from '../schema.js'

export const getMatterRows = route({
  method: 'get',
  path: '/matters/rows',
  summary: 'One of the lists of matters, fifty at a time, the latest first',
  may: 'signed-in',
  query: z.object({ list: z.enum(matterListNames), cursor: z.string().max(500).optional() }),
  answer: matterRows,
  handle: async ({ caller, county }, { query: { list, cursor } }) =>
    matterPage(await county(), caller, list, cursor),
})
