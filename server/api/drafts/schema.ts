import { z } from 'zod'

export const draftKey = z.object({ key: z.string().min(1).max(200) })

export const draft = z
  .object({
    key: z.string(),
    value: z.record(z.string(), z.unknown()),
    savedText: z.string().meta({ example: '09:40:12' }),
  })
  .meta({ id: 'Draft' })

export const draftRow = z.object({ key: z.string(), title: z.string(), savedText: z.string() })
