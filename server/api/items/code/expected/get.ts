import { z } from 'zod'
import { expectedLimits as expectedOf } from '../../../../domain/views/expected/expected.js'
import { route } from '../../../route.js'
import { urgency } from '../../../schema.js'
import { itemFor } from '../../item-for.js'
import { expectedLimits } from '../../schema.js'

export const getExpected = route({
  method: 'get',
  path: '/items/:code/expected',
  summary:
    'Limits, approval and next steps of a call about this item, as if it were filed and dispatched now',
  may: 'list.view',
  params: z.object({ code: z.string().max(30) }),
  query: z.object({ urgency: urgency.default('一般') }),
  answer: expectedLimits,
  async handle({ services, caller, county: now }, { params, query }) {
    const county = await now()
    const item = await itemFor(county, params.code)
    const table = await services.limits(county.county)
    return expectedOf(county, caller, item, query.urgency, table)
  },
})
