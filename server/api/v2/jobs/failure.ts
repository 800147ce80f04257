import { route } from '../../route.js'
import { idOf } from './key.js'
import { failure, jobKey } from './schema.js'

export const postFailure = route({
  method: 'post',
  root: '/v2',
  path: '/jobs/:jobKey/failure',
  summary:
    'The attempt failed; with attempts left the job is offered again after a pause, else it is an incident',
  may: 'worker',
  params: jobKey,
  body: failure,
  status: 204,
  async handle({ services }, { params, body: { retries, errorMessage: message } }) {
    await services.domain.runtime.failJob(services.county(), { id: idOf(params.jobKey), message, retries })
  },
})
