import { z } from 'zod'
import { light, limitView, urgency } from '../schema.js'

const shownLight = z.enum(['red', 'yellow', 'green', 'paused'])

const supervisionRow = z
  .object({
    id: z.string(),
    number: z.string(),
    shortNumber: z.string(),
    title: z.string(),
    urgency,
    role: z.enum(['主办', '协办']),
    callerName: z.string(),
    light,
    turnName: z.string(),
    stage: z.string(),
    limit: limitView.nullable(),
    steps: z.array(z.object({ name: z.string(), state: z.enum(['reached', 'present', 'ahead']) })),
    next: z.string(),
    unownedText: z.string(),
    returns: z.number(),
  })
  .meta({ id: 'SupervisionRow' })

export const supervisionPage = z
  .object({
    headline: z.string(),
    counts: z.object({ red: z.number(), yellow: z.number(), green: z.number(), paused: z.number() }),
    notes: z.partialRecord(shownLight, z.string()),
    ladder: z.array(z.object({ level: z.string(), name: z.string(), rule: z.string(), count: z.number() })),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
    stages: z.array(z.object({ stage: z.string(), name: z.string() })),
    rows: z.array(supervisionRow),
  })
  .meta({ id: 'SupervisionPage' })
