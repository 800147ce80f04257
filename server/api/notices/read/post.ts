import { z } from 'zod'
import { markRead } from '../../../domain/notices/queries.js'
import { route } from '../../route.js'

export const postNoticesRead = route({
  method: 'post',
  path: '/notices/read',
  summary: 'Mark notices as read: these, or all',
  may: 'signed-in',
  body: z.union([
    z.object({ ids: z.array(z.string().max(100)).max(1000) }),
    z.object({ all: z.literal(true) }),
  ]),
  status: 204,
  async handle({ services, caller }, { body }) {
    const which = 'ids' in body ? body.ids : 'all'
    await markRead(services.domain.store, caller.county, caller.person, which)
  },
})
