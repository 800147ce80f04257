import { z } from 'zod'
import { say } from '../../../domain/language.js'
import { done } from '../../cases/number/acts/schema.js'
import { route } from '../../route.js'

const offered = { zh: '已收回，等程序再领取', en: 'Taken back; it waits for a program to take it' }

export const postJobRelease = route({
  method: 'post',
  path: '/operator/jobs/:id/release',
  summary: 'Take a job from whoever holds it, or out of its pause, and offer it at once',
  may: 'operator.retry',
  params: z.object({ id: z.string().max(300) }),
  answer: done,
  async handle({ services, caller, requestId, language }, { params: { id } }) {
    const { runtime, audit } = services.domain
    await runtime.releaseJob(caller.county, id)
    const { person, post } = caller
    await audit.append(caller.county, { person, post, act: 'job.released', subject: id, requestId })
    return { done: true as const, sentence: say(offered, language) }
  },
})
