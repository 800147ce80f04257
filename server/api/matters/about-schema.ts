import { z } from 'zod'
import { caseRow } from '../calls/schema.js'

export const aboutCase = z
  .object({ number: z.string(), row: caseRow.optional(), reds: z.array(z.string()) })
  .meta({
    id: 'AboutCase',
    description:
      'A case that a matter is about, with its reds; only its number where the reader may not see it',
  })
