import { caseView as viewOf } from '../../../domain/views/case-view.js'
import { route } from '../../route.js'
import { caseFor } from '../case-for.js'
import { caseNumber, caseView } from '../schema.js'

export const getCase = route({
  method: 'get',
  path: '/cases/:number',
  summary: 'A case: what it waits for, its limit and how it came about, who takes part',
  may: 'signed-in',
  params: caseNumber,
  answer: caseView,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    return viewOf(county, caller, await caseFor(county, caller, params.number))
  },
})
