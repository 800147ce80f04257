import { z } from 'zod'
import { hasAdministrator } from '../../domain/identity/index.js'
import { route } from '../route.js'

export const countyFace = z
  .object({ name: z.string(), demo: z.boolean(), noAdministrator: z.boolean() })
  .meta({ id: 'CountyFace', description: 'What the sign-in page says' })

export const getCounty = route({
  method: 'get',
  path: '/county',
  summary: 'Which county this is',
  may: 'anyone',
  answer: countyFace,
  async handle({ services }) {
    const code = services.county()
    if (code === '') return { name: '', demo: false, noAdministrator: true }
    const { county } = await services.domain.directory.current(code)
    return {
      name: county.name,
      demo: county.demo,
      noAdministrator: !(await hasAdministrator(services.identity.store, code)),
    }
  },
})
