import type { OrgUnit, Role } from '../directory/index.js'
import type { PostFacts } from './tables/index.js'

/** A place of one unit; each of its roles is a post with its own rank there. */
export interface Place {
  slot: string
  title: string
  roles: { role: Role; order: number }[]
}

/** The places of a unit: those of its kind and those of its own. */
export function placesOf(posts: readonly PostFacts[], unit: Pick<OrgUnit, 'code' | 'kind'>): Place[] {
  let order = 0
  return posts
    .filter(({ appliesTo }) => appliesTo === unit.kind || appliesTo === unit.code)
    .map(({ slot, title, roles }) => ({
      slot,
      title,
      roles: roles.map(role => ({ role, order: order++ })),
    }))
}
