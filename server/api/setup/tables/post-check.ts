import { z } from 'zod'
import { route } from '../../route.js'
import { setupCheck, tableName } from '../schema.js'
import { checkView, uploaded } from './upload.js'

export const postSetupCheck = route({
  method: 'post',
  path: '/setup/tables/:table/check',
  summary: 'Upload a table and hear what importing it would add and change, and which cells are wrong',
  may: 'county.setup',
  unmasked: true,
  params: z.object({ table: tableName }),
  body: 'raw',
  answer: setupCheck,
  async handle(context, { params }) {
    return checkView(await uploaded(context, params.table), context.language)
  },
})
