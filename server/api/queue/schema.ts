import { z } from 'zod'
import { fileView, light, limitView, urgency } from '../schema.js'

const queueRow = z
  .object({
    number: z.string(),
    shortNumber: z.string(),
    title: z.string(),
    urgency,
    sentence: z.string(),
    callerName: z.string(),
    filedText: z.string(),
    light,
    limit: limitView.nullable(),
  })
  .meta({ id: 'QueueRow' })

export const queuePage = z
  .object({
    counts: z.object({
      dispatch: z.number(),
      redispatch: z.number(),
      supplement: z.number(),
      study: z.number(),
    }),
    byMinutes: z.number(),
    rows: z.array(queueRow),
  })
  .meta({ id: 'QueuePage' })

export const queueCase = z
  .object({
    number: z.string(),
    title: z.string(),
    urgency,
    facts: z.array(z.string()),
    content: z.string(),
    place: z.string(),
    photos: z.array(fileView),
    light,
    limit: limitView.nullable(),
    dutyText: z.string(),
    dutiesDone: z.array(z.string()),
    dutyCheck: z.object({ ok: z.boolean(), text: z.string() }).nullable(),
    history: z.object({ text: z.string(), numbers: z.array(z.string()) }).nullable(),
    item: z.object({ code: z.string(), no: z.number(), title: z.string() }).nullable(),
    dispatch: z.object({
      rows: z.array(
        z.object({
          role: z.enum(['主办', '协办']),
          unit: z.string(),
          unitName: z.string(),
          duty: z.string(),
          contact: z.string(),
          dueText: z.string(),
        }),
      ),
      limitText: z.string(),
    }),
  })
  .meta({ id: 'QueueCase' })
