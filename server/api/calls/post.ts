import type { z } from 'zod'
import { fileCall } from '../../domain/calls/acts/file.js'
import type { Filing } from '../../domain/calls/acts/filing-rules.js'
import { removeDraft } from '../../domain/drafts/drafts.js'
import { achieved } from '../outcome.js'
import { route } from '../route.js'
import { nextOf } from './next.js'
import { filed, filing } from './schema.js'

export const postCall = route({
  method: 'post',
  path: '/calls',
  summary: 'File a call',
  may: 'call.file',
  body: filing,
  answer: filed,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    const record = achieved(await fileCall(county, caller, filingOf(body), token), county)
    if (body.draft !== undefined) await removeDraft(county.store, caller, body.draft)
    const { number, documentNumber } = record
    return { number, documentNumber, next: await nextOf(county, record) }
  },
})

function filingOf({
  draft: _draft,
  happenedAt,
  oralApprovedAt,
  telephone,
  ...said
}: z.infer<typeof filing>): Filing {
  return {
    ...said,
    ...(happenedAt === undefined ? {} : { happenedAt: Date.parse(happenedAt) }),
    ...(telephone === undefined ? {} : { telephone: { ...telephone, at: Date.parse(telephone.at) } }),
    ...(oralApprovedAt === undefined ? {} : { oralApprovedAt: Date.parse(oralApprovedAt) }),
  }
}
