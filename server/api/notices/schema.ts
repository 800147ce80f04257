import { z } from 'zod'

export const notice = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindName: z.string(),
    level: z.string().optional(),
    text: z.string(),
    number: z.string().optional(),
    title: z.string().optional(),
    atText: z.string(),
    read: z.boolean(),
  })
  .meta({ id: 'Notice' })

export const noticePage = z
  .object({ unread: z.number(), notices: z.array(notice), next: z.string().optional() })
  .meta({ id: 'NoticePage' })
