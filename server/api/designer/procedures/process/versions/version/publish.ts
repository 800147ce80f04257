import { publishAgain } from '../../../../../../domain/design/index.js'
import { route } from '../../../../../route.js'
import { actorOf, answered } from '../../../../answered.js'
import { againBody, version, versionParams } from '../../../../schema.js'
import { viewsOf } from '../../../../views.js'

export const postPublicationAgain = route({
  method: 'post',
  path: '/designer/procedures/:process/versions/:version/publication',
  summary: 'Puts an earlier version in force again, as a new one',
  may: 'designer.publish',
  params: versionParams,
  body: againBody,
  answer: version,
  async handle(context, { params, body }) {
    const { domain } = context.services
    const published = answered(
      await publishAgain(domain, actorOf(context), { ...params, ...body }, context.language),
    )
    return (await viewsOf(context)).version(published, true)
  },
})
