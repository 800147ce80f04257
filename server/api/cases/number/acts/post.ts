import { z } from 'zod'
import { performAct } from '../../../../domain/calls/acts/perform.js'
import { achieved } from '../../../outcome.js'
import { route } from '../../../route.js'
import { caseNumber } from '../../schema.js'
import { actRequest, done } from './schema.js'

export const postAct = route({
  method: 'post',
  path: '/cases/:number/acts/:id',
  summary: 'Do one of the acts of the case',
  may: 'signed-in',
  params: caseNumber.extend({ id: z.string().max(300) }),
  body: actRequest,
  answer: done,
  async handle({ caller, county: now, token }, { params: { number, id }, body }) {
    const county = await now()
    return achieved(await performAct(county, caller, number, id, body.variables, token, body.leg), county)
  },
})
