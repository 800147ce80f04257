import { z } from 'zod'
import { limitView } from '../../../schema.js'
import { formSchema } from '../../form-schema.js'

export const act = z
  .object({
    id: z.string(),
    kind: z.enum(['task', 'message', 'record', 'comment']),
    name: z.string(),
    primary: z.boolean(),
    danger: z.boolean().optional(),
    key: z.string().optional(),
    form: formSchema.nullable(),
    defaults: z.record(z.string(), z.unknown()),
    notes: z.array(z.string()).optional(),
    confirm: z.object({ title: z.string(), body: z.string(), verb: z.string() }).optional(),
    disabledReason: z.string().optional(),
    taskId: z.string().optional(),
    leg: z.string().optional().meta({ description: 'The leg that it is about, to be sent back with it' }),
    limit: limitView.nullable().optional(),
  })
  .meta({ id: 'Act', description: 'One thing that the reader may do on the case now' })

export const actPage = z
  .object({
    acts: z.array(act),
    signs: z.object({ id: z.string(), unitName: z.string() }).optional(),
    others: z
      .string()
      .optional()
      .meta({ description: "Whose turn it is, by name, when it is not the reader's" }),
  })
  .meta({ id: 'ActPage' })

export const actRequest = z.object({
  variables: z.record(z.string(), z.unknown()),
  leg: z.string().max(200).optional().meta({
    description: 'Of the act as it was offered: it is refused when the case was dispatched anew since',
  }),
})

export const done = z.object({ done: z.literal(true), sentence: z.string() }).meta({ id: 'Done' })
