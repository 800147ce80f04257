import { z } from 'zod'

export const incident = z
  .object({
    id: z.string(),
    number: z.string().optional(),
    title: z.string().optional(),
    processId: z.string(),
    processName: z.string(),
    element: z.string(),
    elementName: z.string(),
    code: z.string(),
    message: z.string(),
    atText: z.string(),
    notRetryable: z.string().optional(),
  })
  .meta({ id: 'Incident' })
