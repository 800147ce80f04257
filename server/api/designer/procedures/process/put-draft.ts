import { saveProcedureDraft } from '../../../../domain/design/index.js'
import { route } from '../../../route.js'
import { actorOf, answered } from '../../answered.js'
import { draftBody, draftSaved, procedureParams } from '../../schema.js'
import { diagnosticView, viewsOf } from '../../views.js'

export const putDraft = route({
  method: 'put',
  path: '/designer/procedures/:process/draft',
  summary: 'Saves the draft, checked and compared with the version in force',
  may: 'designer.edit',
  params: procedureParams,
  body: draftBody,
  answer: draftSaved,
  async handle(context, { params, body }) {
    const { domain } = context.services
    const saved = answered(
      await saveProcedureDraft(domain, actorOf(context), { ...params, ...body }, context.language),
    )
    const views = await viewsOf(context)
    return {
      draft: views.draft(saved.draft),
      diagnostics: saved.findings.map(diagnosticView),
      changes: saved.changes,
    }
  },
})
