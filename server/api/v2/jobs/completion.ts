import type { Variables } from './variables.js'
import { route } from '../../route.js'
import { idOf } from './key.js'
import { completion, jobKey } from './schema.js'

export const postCompletion = route({
  method: 'post',
  root: '/v2',
  path: '/jobs/:jobKey/completion',
  summary: 'The job is done; its result goes to the process',
  may: 'worker',
  params: jobKey,
  body: completion,
  status: 204,
  async handle({ services }, { params, body }) {
    const variables = (body.variables ?? {}) as Variables
    await services.domain.runtime.completeJob(services.county(), { id: idOf(params.jobKey), variables })
  },
})
