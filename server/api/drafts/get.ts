import { z } from 'zod'
import { listDrafts } from '../../domain/drafts/drafts.js'
import { route } from '../route.js'
import { draftRow } from './schema.js'
import { savedText } from './view.js'

export const getDrafts = route({
  method: 'get',
  path: '/drafts',
  summary: "The reader's drafts, the latest first",
  may: 'signed-in',
  unmasked: true,
  answer: z.object({ drafts: z.array(draftRow) }),
  async handle({ services, caller }) {
    const drafts = await listDrafts(services.domain.store, caller)
    return {
      drafts: drafts.map(draft => ({
        key: draft.key,
        title: draft.title,
        savedText: savedText(services.clock, draft),
      })),
    }
  },
})
