import { z } from 'zod'
import { queuePage as pageOf } from '../../domain/views/queue/queue-page.js'
import { route } from '../route.js'
import { queuePage } from './schema.js'

export const getQueue = route({
  method: 'get',
  path: '/queue',
  summary: "The centre's queue, what runs by the minute first",
  may: 'centre.intake',
  query: z.object({ tab: z.enum(['dispatch', 'redispatch', 'supplement', 'study']).default('dispatch') }),
  answer: queuePage,
  handle: async ({ caller, county }, { query }) => pageOf(await county(), caller, query.tab),
})
