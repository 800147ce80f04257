import { z } from 'zod'
import { caseRow } from '../calls/schema.js'
import { itemRow } from '../items/schema.js'

export const searchResult = z
  .object({
    cases: z.array(
      caseRow.pick({
        number: true,
        shortNumber: true,
        title: true,
        light: true,
        callerName: true,
        sentence: true,
        urgency: true,
      }),
    ),
    items: z.array(itemRow),
  })
  .meta({ id: 'SearchResult' })
