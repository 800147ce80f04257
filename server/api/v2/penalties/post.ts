import { platformAct as actOf } from '../../../domain/calls/acts/platform.js'
import { countyNow } from '../../../domain/county.js'
import { done } from '../../cases/number/acts/schema.js'
import { achieved } from '../../outcome.js'
import { route } from '../../route.js'
import { platformAct } from './schema.js'

export const postPenaltyAct = route({
  method: 'post',
  root: '/v2',
  path: '/penalties/acts',
  summary: 'Something that happened in a penalty case, told by the platform that keeps its file',
  may: 'worker',
  body: platformAct,
  answer: done,
  async handle({ services, language }, { body }) {
    const county = await countyNow(services.domain, services.county(), language)
    return achieved(await actOf(county, body), county)
  },
})
