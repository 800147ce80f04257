import { diagramView as viewOf } from '../../../../domain/views/diagram/diagram-view.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'
import { diagramView } from './schema.js'

export const getDiagram = route({
  method: 'get',
  path: '/cases/:number/diagram',
  summary: 'The live diagrams of a case, opening where the turn is',
  may: 'signed-in',
  params: caseNumber,
  answer: diagramView,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    return viewOf(county, await caseFor(county, caller, params.number))
  },
})
