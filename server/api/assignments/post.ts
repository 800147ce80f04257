import { assignAct } from '../../domain/matters/assign.js'
import { actRequest } from '../cases/number/acts/schema.js'
import { begun } from '../matters/schema.js'
import { achieved } from '../outcome.js'
import { route } from '../route.js'

export const postAssignment = route({
  method: 'post',
  path: '/assignments',
  summary: 'Assign an act outside a case',
  may: 'signed-in',
  body: actRequest,
  answer: begun,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    return achieved(await assignAct(county, caller, body.variables, token), county)
  },
})
