import { z } from 'zod'
import type { County } from '../../../domain/county.js'
import { momentText } from '../../../domain/views/time/dates.js'
import { incidents, type IncidentRow } from '../../../runtime/index.js'
import { titlesOf } from '../../cases/titles.js'
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
    const titles = await titlesOf(
      county,
      rows.map(row => row.number ?? null),
    )
    return { incidents: await Promise.all(rows.map(row => named(county, row, titles))) }
  },
})

/** An incident before its names are looked up. */
interface Standing {
  id: string
  number?: string
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
    ...(number === null ? {} : { number }),
    instance,
    processId: process,
    element,
    code,
    message,
    at: since,
  }
}

async function named(county: County, { instance, at, ...row }: Standing, titles: Map<string, string>) {
  const { processName, elementName } = (await namesOf(county, instance, row.element)) ?? unnamed(row)
  return {
    ...row,
    message: incidentSentence(row, county.language),
    ...(row.number === undefined ? {} : { title: titles.get(row.number) ?? '' }),
    processName,
    elementName,
    atText: momentText(at, county.now, county.language),
  }
}
