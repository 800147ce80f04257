import type { z } from 'zod'
import { fileCall } from '../../domain/calls/acts/file.js'
import type { Filing } from '../../domain/calls/acts/filing-rules.js'
import { openTasksOf } from '../../domain/calls/acts/list.js'
import type { CallRecord } from '../../domain/calls/record.js'
import { personName, type County } from '../../domain/county.js'
import { removeDraft } from '../../domain/drafts/drafts.js'
import { caseSentence } from '../../domain/views/sentence/case.js'
import { plainText } from '../../domain/views/sentence/parts.js'
import { caseWords } from '../../domain/views/sentence/words.js'
import { achieved } from '../outcome.js'
import { route } from '../route.js'
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

function filingOf({ draft: _draft, happenedAt, oralApprovedAt, ...said }: z.infer<typeof filing>): Filing {
  return {
    ...said,
    ...(happenedAt === undefined ? {} : { happenedAt: Date.parse(happenedAt) }),
    ...(oralApprovedAt === undefined ? {} : { oralApprovedAt: Date.parse(oralApprovedAt) }),
  }
}

/** 已送赵永强审签; where it goes to an office, what the case waits for. */
async function nextOf(county: County, record: CallRecord): Promise<string> {
  const open = await openTasksOf(county, record)
  const words = caseWords[county.language]
  const [task] = open
  const [person] = task?.people ?? []
  if (task && person !== undefined && task.people.length === 1)
    return words.sentTo(personName(county, person), task)
  return words.sent(plainText(caseSentence(county, record, open).parts))
}
