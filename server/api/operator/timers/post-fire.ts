import { z } from 'zod'
import { say } from '../../../domain/language.js'
import { done } from '../../cases/number/acts/schema.js'
import { route } from '../../route.js'

const fired = { zh: '已触发', en: 'Fired' }
const none = { zh: '没有到时未触发的定时了', en: 'No timer of it is due any more' }

export const postTimerFire = route({
  method: 'post',
  path: '/operator/timers/:instance/fire',
  summary: 'Fire the earliest timer of an instance, if it is due; never early',
  may: 'operator.retry',
  params: z.object({ instance: z.string().max(300) }),
  answer: done,
  async handle({ services, caller, requestId, language }, { params: { instance } }) {
    const { runtime, audit } = services.domain
    const moved = await runtime.fireTimer(caller.county, instance)
    const { person, post } = caller
    await audit.append(caller.county, { person, post, act: 'timer.fired', subject: instance, requestId })
    return { done: true as const, sentence: say(moved ? fired : none, language) }
  },
})
