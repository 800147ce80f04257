import { z } from 'zod'
import { resetPassword } from '../../../domain/setup/index.js'
import { ApiError } from '../../errors.js'
import { route } from '../../route.js'
import { issuedPassword } from '../schema.js'

export const postSetupPassword = route({
  method: 'post',
  path: '/setup/people/:person/password',
  summary: 'Give somebody else a new first password; their sessions end',
  may: 'county.setup',
  params: z.object({ person: z.string().max(100) }),
  answer: issuedPassword,
  async handle({ county: now, services, caller, requestId }, { params: { person } }) {
    if (person === caller.person) throw new ApiError('REFUSED', '自己的密码请在右上角修改')
    const issued = await resetPassword(await now(), services.identity, person)
    if (!issued) throw new ApiError('NOT_FOUND')
    await services.domain.audit.append(caller.county, {
      person: caller.person,
      post: caller.post,
      act: 'password.reset',
      subject: issued.account,
      requestId,
    })
    return issued
  },
})
