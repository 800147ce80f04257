import { z } from 'zod'
import { done } from '../../../cases/number/acts/schema.js'
import { route } from '../../../route.js'

export const postIncidentRetry = route({
  method: 'post',
  path: '/operator/incidents/:id/retry',
  summary: 'Try again what raised an incident; what fails again raises it again',
  may: 'operator.retry',
  params: z.object({ id: z.string().max(300) }),
  answer: done,
  async handle({ services, caller, requestId }, { params }) {
    const { runtime, audit } = services.domain
    await runtime.retry(caller.county, { id: params.id })
    const { person, post } = caller
    const act = { person, post, act: 'incident.retried', subject: params.id, requestId }
    await audit.append(caller.county, act)
    return { done: true as const, sentence: '已重试，请看是否仍在异常列表里' }
  },
})
