import type { z } from 'zod'
import { listActs } from '../../../../domain/calls/acts/list.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'
import { actPage } from './schema.js'

export const getActs = route({
  method: 'get',
  path: '/cases/:number/acts',
  summary: 'What the reader may do on the case now, the one that moves it on first',
  may: 'signed-in',
  params: caseNumber,
  answer: actPage,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const page = await listActs(county, caller, await caseFor(county, caller, params.number))
    // Forms come from the procedures, where the types of their components are plain texts.
    return page as z.infer<typeof actPage>
  },
})
