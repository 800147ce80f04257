import { z } from 'zod'
import { versionsOf } from '../../../../../domain/design/index.js'
import { route } from '../../../../route.js'
import { procedureParams, version } from '../../../schema.js'
import { viewsOf } from '../../../views.js'

export const getVersions = route({
  method: 'get',
  path: '/designer/procedures/:process/versions',
  summary: 'Every version with its note, author and publisher, the latest first',
  may: 'designer.edit',
  params: procedureParams,
  answer: z.array(version),
  async handle(context, { params }) {
    const { domain } = context.services
    const { county } = context.caller
    const views = await viewsOf(context)
    const head = await domain.runtime.head(county, params.process)
    const versions = await versionsOf(domain, county, params.process)
    return versions.map(each => views.version(each, each._id === head?.definition))
  },
})
