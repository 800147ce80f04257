import { readDraft } from '../../../domain/drafts/drafts.js'
import { ApiError } from '../../errors.js'
import { route } from '../../route.js'
import { draft, draftKey } from '../schema.js'
import { savedText } from '../view.js'

export const getDraft = route({
  method: 'get',
  path: '/drafts/:key',
  summary: 'What was typed and not sent',
  may: 'signed-in',
  params: draftKey,
  answer: draft,
  async handle({ services, caller }, { params: { key } }) {
    const found = await readDraft(services.domain.store, caller, key)
    if (!found) throw new ApiError('NOT_FOUND', '没有这份草稿')
    return { key, value: found.value, savedText: savedText(services.clock, found) }
  },
})
