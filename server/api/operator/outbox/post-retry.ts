import { z } from 'zod'
import { say } from '../../../domain/language.js'
import { done } from '../../cases/number/acts/schema.js'
import { route } from '../../route.js'

const delivered = { zh: '已送出', en: 'Delivered' }
const still = { zh: '又没有送出，原因见这一行', en: 'It could not be delivered again; the row says why' }

export const postOutboxRetry = route({
  method: 'post',
  path: '/operator/outbox/:instance/retry',
  summary: 'Deliver now what an instance has committed and this node could not deliver',
  may: 'operator.retry',
  params: z.object({ instance: z.string().max(300) }),
  answer: done,
  async handle({ services, caller, requestId, language }, { params: { instance } }) {
    const { runtime, audit } = services.domain
    const empty = await runtime.emptyOutbox(caller.county, instance)
    const { person, post } = caller
    await audit.append(caller.county, { person, post, act: 'outbox.retried', subject: instance, requestId })
    return { done: true as const, sentence: say(empty ? delivered : still, language) }
  },
})
