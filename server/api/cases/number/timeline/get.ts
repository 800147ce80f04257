import { z } from 'zod'
import { readerOf } from '../../../../domain/calls/reader.js'
import { timelineOf } from '../../../../domain/views/timeline/timeline.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber, timelineEntry } from '../../schema.js'

export const getTimeline = route({
  method: 'get',
  path: '/cases/:number/timeline',
  summary: 'What happened on a case, newest first',
  may: 'signed-in',
  params: caseNumber,
  answer: z.object({ entries: z.array(timelineEntry) }),
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const record = await caseFor(county, caller, params.number)
    return { entries: await timelineOf(county, record, readerOf(county, caller)) }
  },
})
