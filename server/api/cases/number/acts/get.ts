import type { z } from 'zod'
import { listActs } from '../../../../domain/calls/acts/list.js'
import { masked } from '../../../../domain/masking/numbers.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'
import { actPage } from './schema.js'

export const getActs = route({
  method: 'get',
  path: '/cases/:number/acts',
  summary: 'What the reader may do on the case now, the one that moves it on first',
  may: 'signed-in',
  unmasked: true,
  params: caseNumber,
  answer: actPage,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const page = await listActs(county, caller, await caseFor(county, caller, params.number))
    // What stands in a form is written on by the reader; what stands beside it is read.
    const acts = page.acts.map(({ notes, ...act }) => ({
      ...act,
      ...(notes ? { notes: notes.map(masked) } : {}),
    }))
    // Forms come from the procedures, where the types of their components are plain texts.
    return { ...page, acts } as z.infer<typeof actPage>
  },
})
