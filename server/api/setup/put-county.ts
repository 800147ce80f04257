import { nameCounty } from '../../domain/setup/index.js'
import { route } from '../route.js'
import { countyNames } from './schema.js'

export const putSetupCounty = route({
  method: 'put',
  path: '/setup/county',
  summary: 'Name the county, and what stands before its numbers',
  may: 'county.setup',
  body: countyNames,
  answer: countyNames,
  async handle({ county: now, services, caller, requestId }, { body }) {
    const { name, prefix, shortCode } = await nameCounty(await now(), body)
    await services.domain.audit.append(caller.county, {
      person: caller.person,
      post: caller.post,
      act: 'county.named',
      subject: caller.county,
      requestId,
      details: { name, prefix, shortCode },
    })
    return { name, prefix, shortCode }
  },
})
