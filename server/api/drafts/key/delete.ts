import { removeDraft } from '../../../domain/drafts/drafts.js'
import { route } from '../../route.js'
import { draftKey } from '../schema.js'

export const deleteDraft = route({
  method: 'delete',
  path: '/drafts/:key',
  summary: 'Throw a draft away',
  may: 'signed-in',
  params: draftKey,
  status: 204,
  async handle({ services, caller }, { params }) {
    await removeDraft(services.domain.store, caller, params.key)
  },
})
