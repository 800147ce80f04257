import { z } from 'zod'
import type { County } from '../../../domain/county.js'
import { momentText } from '../../../domain/views/time/dates.js'
import { incidents, type IncidentRow } from '../../../runtime/index.js'
import { shownCases, type ShownCase } from '../../cases/titles.js'
import { route } from '../../route.js'
import { incident } from '../schema.js'
import { namesOf, unnamed } from './names.js'
import { incidentSentence } from './words.js'

export const getIncidents = route({
  method: 'get',
  path: '/operator/incidents',
  summary: 'What stands still until an operator looks',
  may: 'operator.view',
  answer: z.object({ incidents: z.array(incident) }),
  async handle({ county: now }) {
    const county = await now()
    const open = await county.store.find(incidents, county.county, {
      where: { state: 'open' },
      sort: ['-since'],
      limit: 500,
    })
    const rows = open.items.map(rowOf)
    const shown = await shownCases(
      county,
      rows.map(row => row.number),
    )
    return { incidents: await Promise.all(rows.map(row => named(county, row, shown(row.number)))) }
  },
})

/** An incident before its names are looked up. */
interface Standing {
  id: string
  number: string | null
  instance: string
  processId: string
  element: string
  code: string
  message: string
  at: number
  notRetryable?: string
}

function rowOf({
  _id,
  case: number,
  instance,
  process,
  element,
  code,
  message,
  since,
}: IncidentRow): Standing {
  return {
    id: _id,
    number,
    instance,
    processId: process,
    element,
    code,
    message,
    at: since,
  }
}

async function named(
  county: County,
  { instance, at, number: _number, ...row }: Standing,
  shown: Partial<ShownCase>,
) {
  const { processName, elementName } = (await namesOf(county, instance, row.element)) ?? unnamed(row)
  return {
    ...row,
    message: incidentSentence(row, county.language),
    ...shown,
    processName,
    elementName,
    atText: momentText(at, county.now, county.language),
  }
}
