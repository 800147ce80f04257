import { contestItem } from '../../domain/rulings/contest.js'
import { actRequest } from '../cases/number/acts/schema.js'
import { begun } from '../matters/schema.js'
import { achieved } from '../outcome.js'
import { route } from '../route.js'

export const postContest = route({
  method: 'post',
  path: '/contests',
  summary: 'Contest whose an item of the list is, outside a case',
  may: 'signed-in',
  body: actRequest,
  answer: begun,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    return achieved(await contestItem(county, caller, body.variables, token), county)
  },
})
