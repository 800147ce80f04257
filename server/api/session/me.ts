import type { z } from 'zod'
import { roleNames } from '../../domain/directory/index.js'
import { accounts, type SignedIn } from '../../domain/identity/index.js'
import { say, type Language } from '../../domain/language.js'
import { nowView } from '../now/view.js'
import type { Services } from '../services.js'
import { kindWord, placesOf, roleWord } from './words.js'
import type { me } from './schema.js'

/** What the pages know of a session. */
export async function meView(
  services: Services,
  signedIn: SignedIn,
  language: Language,
): Promise<z.infer<typeof me>> {
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
      roleName: postName(post, posts, language),
      unit: unit.code,
      unitName: unit.short,
      unitKind: kindWord(unit.kind),
    })),
    post: current?.post._id ?? '',
    county: { code: county._id, name: county.name, empty: units.every(unit => unit.kind === 'county') },
    demo: county.demo,
    now: nowView(services.clock, language),
    permissions: placesOf(permissions),
    csrf: session.csrf,
    ...(items[0]?.mustChange ? { mustChangePassword: true } : {}),
  }
}

/** A title that is held in more than one role. */
const titleInRole: Readonly<Record<Language, (title: string, role: string) => string>> = {
  'zh-CN': (title, role) => `${title}（${role}）`,
  en: (title, role) => `${title} (${role})`,
}

type Held = SignedIn['posts'][number]['post']

/** Its title; of several posts under one title the role tells which is which. */
function postName(post: Held, posts: readonly { post: Held }[], language: Language): string {
  const alike = posts.filter(other => other.post.unit === post.unit && other.post.title === post.title)
  return alike.length > 1
    ? titleInRole[language](post.title, say(roleNames[post.role], language))
    : post.title
}
