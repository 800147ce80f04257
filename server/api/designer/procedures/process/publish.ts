import { publishDraft } from '../../../../domain/design/index.js'
import { route } from '../../../route.js'
import { actorOf, answered } from '../../answered.js'
import { procedureParams, publishBody, version } from '../../schema.js'
import { viewsOf } from '../../views.js'

export const postPublication = route({
  method: 'post',
  path: '/designer/procedures/:process/publication',
  summary: 'Puts the draft in force as the next version',
  may: 'designer.publish',
  params: procedureParams,
  body: publishBody,
  answer: version,
  async handle(context, { params, body }) {
    const { domain } = context.services
    const published = answered(
      await publishDraft(domain, actorOf(context), { ...params, ...body }, context.language),
    )
    return (await viewsOf(context)).version(published, true)
  },
})
