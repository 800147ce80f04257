import { openVersion } from '../../../../../../domain/design/index.js'
import { route } from '../../../../../route.js'
import { openedVersion, versionParams } from '../../../../schema.js'
import { viewsOf } from '../../../../views.js'

export const getVersion = route({
  method: 'get',
  path: '/designer/procedures/:process/versions/:version',
  summary: 'One version as it was published, and what has changed since',
  may: 'designer.edit',
  unmasked: true,
  params: versionParams,
  answer: openedVersion,
  async handle(context, { params }) {
    const { domain } = context.services
    const { county } = context.caller
    const { version, xml, changes } = await openVersion(
      domain,
      county,
      params.process,
      params.version,
      context.language,
    )
    const head = await domain.runtime.head(county, params.process)
    const views = await viewsOf(context)
    return {
      name: version.name,
      version: views.version(version, version._id === head?.definition),
      xml,
      changes,
    }
  },
})
