import { z } from 'zod'
import { listProcedures } from '../../../domain/design/index.js'
import { route } from '../../route.js'
import { procedureRow } from '../schema.js'
import { viewsOf } from '../views.js'

export const getProcedures = route({
  method: 'get',
  path: '/designer/procedures',
  summary: 'Procedures with the version in force and who is redrawing them',
  may: 'designer.edit',
  answer: z.array(procedureRow),
  async handle(context) {
    const views = await viewsOf(context)
    const rows = await listProcedures(context.services.domain, context.caller.county)
    return rows.map(views.row)
  },
})
