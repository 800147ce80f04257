import { z } from 'zod'

// Shapes that the answers of several folders share.

/** ISO 8601 with the county's offset. */
export const iso = z.string().meta({ description: 'ISO 8601 with the offset of the county' })

export const now = z
  .object({
    at: iso,
    text: z.string().meta({ example: '10月12日 周一 09:40' }),
    offsetMinutes: z.number(),
  })
  .meta({ id: 'Now', description: "The county's clock" })

export const urgency = z.enum(['一般', '紧急', '特急'])

export const light = z.enum(['red', 'yellow', 'green', 'paused', 'untimed', 'answered'])

export const dayCell = z
  .object({
    date: z.string(),
    weekday: z.string(),
    day: z.number(),
    kind: z.enum(['start', 'counted', 'off', 'makeup', 'last', 'makeup-last']),
    n: z.number().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'DayCell', description: 'One day of a reckoning, and why it counted or did not' })

export const limitView = z
  .object({
    due: iso,
    remainingText: z.string(),
    dueText: z.string(),
    light,
    natural: z.boolean(),
    provisional: z.boolean(),
    overdue: z.boolean(),
    closedNow: z.boolean(),
    secondsLeft: z.number().optional(),
    used: z.number().optional(),
    yellowFrom: z.number().optional(),
    startText: z.string().optional(),
    yellowText: z.string().optional(),
  })
  .meta({ id: 'LimitView', description: 'A limit as it is written; every text is final' })

export const fileView = z
  .object({
    id: z.string(),
    name: z.string(),
    mime: z.string(),
    size: z.number(),
    image: z.boolean(),
    caption: z.string(),
    atText: z.string(),
    byName: z.string(),
    url: z.string(),
    thumbUrl: z.string().optional(),
  })
  .meta({ id: 'FileView' })

/** Pairs of from and until (exclusive): what to underline. */
export const ranges = z.array(z.tuple([z.number(), z.number()]))
