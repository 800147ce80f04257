import type { z } from 'zod'
import { roleNames } from '../../domain/directory/index.js'
import { accounts, type SignedIn } from '../../domain/identity/index.js'
import { nowView } from '../now/view.js'
import type { Services } from '../services.js'
import { kindWord, placesOf, roleWord } from './words.js'
import type { me } from './schema.js'

/** What the pages know of a session. */
export async function meView(services: Services, signedIn: SignedIn): Promise<z.infer<typeof me>> {
  const { session, person, posts, current, permissions } = signedIn
  const { county, units } = await services.domain.directory.current(session.county)
  const { items } = await services.identity.store.find(accounts, county._id, {
    where: { person: person._id },
    limit: 1,
  })
  return {
    person: person._id,
    name: person.name,
    account: items[0]?.account ?? '',
    posts: posts.map(({ post, unit }) => ({
      id: post._id,
      role: roleWord(post.role),
      roleName: postName(post, posts),
      unit: unit.code,
      unitName: unit.short,
      unitKind: kindWord(unit.kind),
    })),
    post: current?.post._id ?? '',
    county: { code: county._id, name: county.name, empty: units.every(unit => unit.kind === 'county') },
    demo: county.demo,
    now: nowView(services.clock),
    permissions: placesOf(permissions),
    csrf: session.csrf,
    ...(items[0]?.mustChange ? { mustChangePassword: true } : {}),
  }
}

type Held = SignedIn['posts'][number]['post']

/** Its title; of several posts under one title the role tells which is which. */
function postName(post: Held, posts: readonly { post: Held }[]): string {
  const alike = posts.filter(other => other.post.unit === post.unit && other.post.title === post.title)
  return alike.length > 1 ? `${post.title}（${roleNames[post.role].zh}）` : post.title
}
