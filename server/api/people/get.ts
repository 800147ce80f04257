import { z } from 'zod'
import { postsHeld, roles } from '../../domain/directory/index.js'
import { route } from '../route.js'

export const person = z
  .object({
    person: z.string(),
    name: z.string(),
    unit: z.string(),
    unitName: z.string(),
    roleName: z.string(),
    phone: z.string().optional(),
  })
  .meta({ id: 'Person' })

export const getPeople = route({
  method: 'get',
  path: '/people',
  summary: "The people of a unit; of the reader's own when none is named",
  may: 'directory.view',
  query: z.object({ unit: z.string().max(30).optional() }),
  answer: z.object({ people: z.array(person) }),
  async handle({ services, caller, now }, { query }) {
    const directory = await services.domain.directory.current(caller.county)
    const code = query.unit ?? caller.unit
    const unit = directory.unit.get(code)
    if (!unit) return { people: [] }
    const people = new Map<string, z.infer<typeof person>>()
    for (const post of postsHeld(directory, code, roles, now)) {
      const known = directory.person.get(post.person)
      if (!known || people.has(known._id)) continue
      people.set(known._id, {
        person: known._id,
        name: known.name,
        unit: code,
        unitName: unit.short,
        roleName: post.title,
        ...(known.phone ? { phone: known.phone } : {}),
      })
    }
    return { people: [...people.values()] }
  },
})
