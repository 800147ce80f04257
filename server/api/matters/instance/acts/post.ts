import { z } from 'zod'
import { performMatterAct } from '../../../../domain/matters/perform.js'
import { actRequest, done } from '../../../cases/number/acts/schema.js'
import { achieved } from '../../../outcome.js'
import { route } from '../../../route.js'
import { matterInstance } from '../../schema.js'

export const postMatterAct = route({
  method: 'post',
  path: '/matters/:instance/acts/:id',
  summary: 'Do one of the acts of a ruling, a paper or an assigned act',
  may: 'signed-in',
  params: matterInstance.extend({ id: z.string().max(300) }),
  body: actRequest,
  answer: done,
  async handle({ caller, county: now, token }, { params: { instance, id }, body }) {
    const county = await now()
    return achieved(await performMatterAct(county, caller, instance, id, body.variables, token), county)
  },
})
