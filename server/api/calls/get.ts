import { z } from 'zod'
import { caseList } from '../../domain/views/case-list.js'
import { route } from '../route.js'
import { light, urgency } from '../schema.js'
import { casePage } from './schema.js'

export const getCalls = route({
  method: 'get',
  path: '/calls',
  summary: 'The cases that the reader may see, the latest first, by words, unit, light and state',
  may: 'signed-in',
  query: z.object({
    scope: z.enum(['all', 'township', 'unit']).optional(),
    q: z.string().max(100).optional(),
    unit: z.string().max(30).optional(),
    light: light.optional(),
    state: z.string().max(20).optional(),
    urgency: urgency.optional(),
    sensitive: z
      .literal('true')
      .transform(() => true)
      .optional()
      .meta({ description: 'Instead of the others: sensitive cases that name the reader' }),
    procedure: z.string().max(60).optional(),
    cursor: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  answer: casePage,
  handle: async ({ caller, county }, { query }) => caseList(await county(), caller, query),
})
