import { z } from 'zod'
import { applyCheck } from '../../../domain/setup/index.js'
import { ApiError } from '../../errors.js'
import { route } from '../../route.js'
import { setupResult, tableName } from '../schema.js'
import { checkView, counted, uploaded } from './upload.js'

export const postSetupTable = route({
  method: 'post',
  path: '/setup/tables/:table',
  summary: 'Import a table that was checked; nothing is written when a row is wrong',
  may: 'county.setup',
  unmasked: true,
  params: z.object({ table: tableName }),
  query: z.object({ checked: z.string().regex(/^[0-9a-f]{64}$/) }),
  body: 'raw',
  answer: setupResult,
  async handle(context, { params: { table }, query }) {
    const { services, caller, requestId, language } = context
    const check = await uploaded(context, table)
    if (check.problems.length)
      throw new ApiError('FORM_INVALID', undefined, { details: checkView(check, language) })
    if (check.fingerprint !== query.checked) throw new ApiError('CONFLICT')
    const passwords = await applyCheck(await context.county(), services.identity, check)
    const counts = counted(check)
    await services.domain.audit.append(caller.county, {
      person: caller.person,
      post: caller.post,
      act: 'setup.imported',
      subject: table,
      requestId,
      details: { ...counts, file: check.file, accounts: passwords.map(({ account }) => account) },
    })
    return { ...counts, passwords }
  },
})
