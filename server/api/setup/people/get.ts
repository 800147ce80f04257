import { z } from 'zod'
import { postsOf } from '../../../domain/directory/index.js'
import { accounts, type Account } from '../../../domain/identity/index.js'
import { route } from '../../route.js'
import { setupPerson } from '../schema.js'

/** People that an answer lists. */
const LISTED = 50

export const getSetupPeople = route({
  method: 'get',
  path: '/setup/people',
  summary: 'People with an account whose name, account or unit holds a text',
  may: 'county.setup',
  unmasked: true,
  query: z.object({ q: z.string().trim().max(100).optional() }),
  answer: z.object({ people: z.array(setupPerson), total: z.number() }),
  async handle({ county: now }, { query: { q = '' } }) {
    const { store, county, people: directory, now: at } = await now()
    const found: z.infer<typeof setupPerson>[] = []
    for await (const account of store.stream(accounts, county, { sort: ['account'] })) {
      const person = personOf(account)
      if ([person.name, person.account, person.unitName].some(text => text.includes(q))) found.push(person)
    }
    return { people: found.slice(0, LISTED), total: found.length }

    function personOf({ person, account, mustChange }: Account): z.infer<typeof setupPerson> {
      const known = directory.person.get(person)
      const [post] = postsOf(directory, person, at)
      return {
        person,
        name: known?.name ?? person,
        account,
        unitName: directory.unit.get(post?.unit ?? '')?.short ?? '',
        title: post?.title ?? '',
        active: known?.active ?? false,
        waiting: mustChange,
      }
    }
  },
})
