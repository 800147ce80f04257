import { z } from 'zod'
import { unmask } from '../../../../domain/masking/unmask.js'
import { achieved } from '../../../outcome.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'

export const postUnmasking = route({
  method: 'post',
  path: '/cases/:number/unmasking',
  summary: 'The telephone or identity number behind a mask on a case; who looked is recorded',
  may: 'signed-in',
  unmasked: true,
  params: caseNumber,
  body: z.object({ shown: z.string().min(11).max(18) }),
  answer: z.object({ numbers: z.array(z.string()) }).meta({ id: 'Unmasked' }),
  async handle({ caller, county: now }, { params, body }) {
    const county = await now()
    const record = await caseFor(county, caller, params.number)
    return { numbers: achieved(await unmask(county, caller, record, body.shown), county) }
  },
})
