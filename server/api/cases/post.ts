import { z } from 'zod'
import { fileCase } from '../../domain/calls/acts/file-case.js'
import { removeDraft } from '../../domain/drafts/drafts.js'
import { nextOf } from '../calls/next.js'
import { filed } from '../calls/schema.js'
import { achieved } from '../outcome.js'
import { route } from '../route.js'

const caseFiling = z
  .object({
    procedure: z.string().max(60).meta({ description: 'Id of the procedure' }),
    values: z.record(z.string(), z.unknown()).meta({ description: "By key of the procedure's filing form" }),
    of: z.string().max(80).optional().meta({
      description: 'A case of another procedure whose number this one takes, because it is the same matter',
    }),
    draft: z.string().max(200).optional(),
  })
  .meta({ id: 'CaseFiling' })

export const postCase = route({
  method: 'post',
  path: '/cases',
  summary: 'File a case by the form of its procedure',
  may: 'signed-in',
  body: caseFiling,
  answer: filed,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    const { procedure: process, values, of, draft } = body
    const filing = { process, values, ...(of === undefined ? {} : { of }) }
    const record = achieved(await fileCase(county, caller, filing, token), county)
    if (draft !== undefined) await removeDraft(county.store, caller, draft)
    const { number, documentNumber } = record
    return { number, documentNumber, next: await nextOf(county, record) }
  },
})
