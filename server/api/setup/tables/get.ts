import { z } from 'zod'
import { registerOf } from '../../../domain/setup/index.js'
import { route, Sent } from '../../route.js'
import { registerName } from '../schema.js'

export const getSetupTable = route({
  method: 'get',
  path: '/setup/tables/:table',
  summary: 'A register as the table that would bring it in: take it out, change it, import it again',
  may: 'county.setup',
  unmasked: true,
  params: z.object({ table: registerName }),
  query: z.object({ language: z.enum(['zh-CN', 'en']).optional() }),
  answer: z.string(),
  produces: 'text/csv',
  async handle({ county: now, language }, { params: { table }, query }) {
    const text = await registerOf(await now(), table, query.language ?? language)
    return new Sent('text/csv; charset=utf-8', text, {
      'Content-Disposition': `attachment; filename="${table}.csv"`,
    })
  },
})
