import { openProcedure } from '../../../../domain/design/index.js'
import { route } from '../../../route.js'
import { procedure, procedureParams } from '../../schema.js'
import { diagnosticView, viewsOf } from '../../views.js'

export const getProcedure = route({
  method: 'get',
  path: '/designer/procedures/:process',
  summary: 'A procedure for editing: its draft, or the version in force',
  may: 'designer.edit',
  unmasked: true,
  params: procedureParams,
  answer: procedure,
  async handle(context, { params }) {
    const views = await viewsOf(context)
    const opened = await openProcedure(
      context.services.domain,
      context.caller.county,
      params.process,
      context.language,
    )
    const { roles, units, ...choices } = opened.choices
    const named = units.map(unit => unit.value).filter(value => value.startsWith('"'))
    return {
      ...views.row(opened),
      xml: opened.xml,
      diagnostics: opened.findings.map(diagnosticView),
      changes: opened.changes,
      choices: {
        ...choices,
        roles,
        units,
        holders: views.holders(
          roles.map(role => role.value),
          named,
        ),
      },
    }
  },
})
