import { z } from 'zod'
import { templateOf } from '../../../domain/setup/index.js'
import { route, Sent } from '../../route.js'
import { tableName } from '../schema.js'

export const getSetupTemplate = route({
  method: 'get',
  path: '/setup/tables/:table/template',
  summary: 'A table to fill in: its heading and two sample rows',
  may: 'county.setup',
  unmasked: true,
  params: z.object({ table: tableName }),
  query: z.object({ language: z.enum(['zh-CN', 'en']).optional() }),
  answer: z.string(),
  produces: 'text/csv',
  handle({ caller, language }, { params: { table }, query }) {
    const text = templateOf(table, caller.county, query.language ?? language)
    const sent = new Sent('text/csv; charset=utf-8', text, {
      'Content-Disposition': `attachment; filename="${table}.csv"`,
    })
    return Promise.resolve(sent)
  },
})
