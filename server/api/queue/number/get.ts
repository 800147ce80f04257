import { queueCase as viewOf } from '../../../domain/views/queue/queue-case.js'
import { caseFor } from '../../cases/case-for.js'
import { caseNumber } from '../../cases/schema.js'
import { route } from '../../route.js'
import { queueCase } from '../schema.js'

export const getQueueCase = route({
  method: 'get',
  path: '/queue/:number',
  summary: 'A case of the queue, with what a dispatch now would be',
  may: 'centre.intake',
  params: caseNumber,
  answer: queueCase,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    return viewOf(county, caller, await caseFor(county, caller, params.number))
  },
})
