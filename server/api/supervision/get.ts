import { z } from 'zod'
import { supervisionPage as pageOf } from '../../domain/views/supervision/page.js'
import { route } from '../route.js'
import { light } from '../schema.js'
import { supervisionPage } from './schema.js'

export const getSupervision = route({
  method: 'get',
  path: '/supervision',
  summary: 'The ledger of supervision',
  may: 'supervision.view',
  query: z.object({
    light: light.optional(),
    unit: z.string().max(30).optional(),
    stage: z.string().max(20).optional(),
    level: z.string().max(20).optional(),
  }),
  answer: supervisionPage,
  handle: async ({ caller, county }, { query }) => pageOf(await county(), caller, query),
})
