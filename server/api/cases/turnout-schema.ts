import { z } from 'zod'
import { limitView } from '../schema.js'

const unit = z.object({
  unit: z.string(),
  unitName: z.string(),
  lead: z.boolean(),
  answer: z.enum(['comes', 'cannot', 'unconfirmed', 'awaited', 'none']),
  limit: limitView.optional(),
  answeredText: z.string().optional(),
  late: z.boolean(),
  reason: z.string().optional(),
  leader: z.string().optional(),
  staff: z.string().optional(),
  evidence: z
    .object({
      state: z.enum(['given', 'awaited', 'missing']),
      atText: z.string().optional(),
      limit: limitView.optional(),
    })
    .optional(),
})

export const turnout = z
  .object({
    gatherText: z.string().optional(),
    place: z.string().optional(),
    arrivals: z.string().optional(),
    units: z.array(unit),
  })
  .meta({ id: 'Turnout', description: 'The last convening of a joint action: who comes, who handed in what' })
