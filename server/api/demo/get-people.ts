import { z } from 'zod'
import { demoGroups } from '../../domain/identity/index.js'
import { route } from '../route.js'

export const demoGroup = z
  .object({
    name: z.string(),
    people: z.array(
      z.object({ person: z.string(), name: z.string(), roleName: z.string(), unitName: z.string() }),
    ),
  })
  .meta({ id: 'DemoGroup' })

export const getDemoPeople = route({
  method: 'get',
  path: '/demo/people',
  summary: 'Whom one may sign in as without a password; only in a demonstration county',
  may: 'anyone',
  answer: z.array(demoGroup),
  async handle({ services, now, language }) {
    const county = services.county()
    const { directory, calendar } = services.domain
    const groups = await demoGroups(directory, calendar(county), county, now, language)
    return groups.map(({ name, people }) => ({
      name,
      people: people.map(({ person, name: who, roleName, unitName }) => ({
        person,
        name: who,
        roleName,
        unitName,
      })),
    }))
  },
})
