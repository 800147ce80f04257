import { discardProcedureDraft } from '../../../../domain/design/index.js'
import { route } from '../../../route.js'
import { actorOf } from '../../answered.js'
import { procedureParams } from '../../schema.js'

export const deleteDraft = route({
  method: 'delete',
  path: '/designer/procedures/:process/draft',
  summary: 'Throws the draft away',
  may: 'designer.edit',
  params: procedureParams,
  status: 204,
  async handle(context, { params }) {
    await discardProcedureDraft(context.services.domain, actorOf(context), params.process)
  },
})
