import type { Variables } from './variables.js'
import { route } from '../../route.js'
import { idOf } from './key.js'
import { bpmnError, jobKey } from './schema.js'

export const postError = route({
  method: 'post',
  root: '/v2',
  path: '/jobs/:jobKey/error',
  summary: 'The job ends in a BPMN error, which the process may catch',
  may: 'worker',
  params: jobKey,
  body: bpmnError,
  status: 204,
  async handle({ services }, { params, body }) {
    await services.domain.runtime.throwJobError(services.county(), {
      id: idOf(params.jobKey),
      code: body.errorCode,
      message: body.errorMessage,
      variables: (body.variables ?? {}) as Variables,
    })
  },
})
