import { z } from 'zod'
import { saveDraft } from '../../../domain/drafts/drafts.js'
import { achieved } from '../../outcome.js'
import { route } from '../../route.js'
import { draftKey } from '../schema.js'
import { savedText } from '../view.js'

export const putDraft = route({
  method: 'put',
  path: '/drafts/:key',
  summary: 'Save what was typed; the later save wins',
  may: 'signed-in',
  unmasked: true,
  params: draftKey,
  body: z.object({ value: z.record(z.string(), z.unknown()) }),
  answer: z.object({ savedText: z.string() }),
  async handle({ services, caller, now, language }, { params, body }) {
    const saved = await saveDraft(services.domain.store, caller, params.key, body.value, now)
    return { savedText: savedText(services.clock, achieved(saved, { now, language })) }
  },
})
