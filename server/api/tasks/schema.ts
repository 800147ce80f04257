import { z } from 'zod'
import { light, limitView, urgency } from '../schema.js'

export const taskView = z
  .object({
    id: z.string(),
    instance: z.string(),
    element: z.string(),
    name: z.string(),
    number: z.string(),
    shortNumber: z.string(),
    title: z.string(),
    urgency,
    role: z.enum(['主办', '协办', '呼叫', '审签', '中心', '督办', '交办', '其他']),
    unitName: z.string(),
    light,
    limit: limitView.nullable(),
    sentence: z.string(),
    signed: z.boolean(),
    opensSign: z.boolean(),
    act: z.string(),
    actName: z.string(),
    form: z.string().nullable(),
    candidates: z.array(z.string()),
    waitsFor: z.string().optional(),
  })
  .meta({ id: 'TaskView' })

export const taskPage = z
  .object({
    dueToday: z.number(),
    overdue: z.number(),
    counts: z.object({ mine: z.number(), unit: z.number(), waiting: z.number(), toSign: z.number() }),
    groups: z.array(z.object({ light, count: z.number(), tasks: z.array(taskView) })),
    next: z.string().optional(),
    waiting: z.object({
      count: z.number(),
      parts: z.array(z.object({ text: z.string(), count: z.number() })),
      soonestText: z.string().optional(),
    }),
    matters: z.number(),
  })
  .meta({ id: 'TaskPage' })
