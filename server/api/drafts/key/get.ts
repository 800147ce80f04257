import { z } from 'zod'
import { readDraft } from '../../../domain/drafts/drafts.js'
import { route } from '../../route.js'
import { draft, draftKey } from '../schema.js'
import { savedText } from '../view.js'

export const getDraft = route({
  method: 'get',
  path: '/drafts/:key',
  summary: 'What was typed and not sent; null when nothing was',
  may: 'signed-in',
  unmasked: true,
  params: draftKey,
  answer: z.object({ draft: draft.nullable() }),
  async handle({ services, caller }, { params: { key } }) {
    const found = await readDraft(services.domain.store, caller, key)
    return { draft: found ? { key, value: found.value, savedText: savedText(services.clock, found) } : null }
  },
})
