import type { County } from '../../county.js'
import { inForce, people, posts, type Person } from '../../directory/index.js'
import type { Place } from '../places.js'
import { plain } from '../table.js'
import type { PersonColumn, PersonFacts } from '../tables/index.js'
import type { FieldChange, Plan } from './plan.js'

/** A row together with whom and what it means. */
export interface Meant {
  row: number
  facts: PersonFacts
  person: string
  account: string
  place: Place
  unitName: string
}

const DAY = 86_400_000

export const words = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  post: { zh: '岗位', en: 'Post' },
  title: { zh: '职务', en: 'Title' },
  active: { zh: '在岗', en: 'In office' },
  account: { zh: '账号', en: 'Account' },
}
const holds = { zh: '是', en: 'true' }
const left = { zh: '否', en: 'false' }

/** The person of some rows: made, renamed, let go or taken back. */
export function planPerson(
  plan: Plan,
  { county }: County,
  mine: readonly Meant[],
  active: boolean,
  stored: Person | undefined,
  columns: ReadonlySet<PersonColumn>,
): FieldChange[] {
  const [{ person, facts } = { person: '', facts: { name: '' } }] = mine
  const phone = mine.find(each => each.facts.phone !== undefined)?.facts.phone ?? ''
  if (!stored) {
    plan.writes.push(store => store.insert(people, { _id: person, county, name: facts.name, phone, active }))
    return phone === '' ? [] : [{ title: words.phone, from: plain(''), to: plain(phone) }]
  }
  const wanted = { name: facts.name, phone: columns.has('phone') ? phone : stored.phone, active }
  const fields: FieldChange[] = []
  if (wanted.name !== stored.name)
    fields.push({ title: words.name, from: plain(stored.name), to: plain(wanted.name) })
  if (wanted.phone !== stored.phone)
    fields.push({ title: words.phone, from: plain(stored.phone), to: plain(wanted.phone) })
  if (wanted.active !== stored.active)
    fields.push({ title: words.active, from: stored.active ? holds : left, to: active ? holds : left })
  if (fields.length)
    plan.writes.push(store => store.update(people, county, person, stored.rev, { set: wanted }))
  return fields
}

/** The posts of one row: begun, named otherwise, or ended now. */
export function planPosts(plan: Plan, { county, now, people: directory }: County, one: Meant): FieldChange[] {
  const { facts, person, place } = one
  const title = facts.title ?? place.title
  const fields: FieldChange[] = []
  for (const { role, order } of place.roles) {
    const held = (directory.postsOfPerson.get(person) ?? []).find(
      post => post.unit === facts.unit && post.role === role,
    )
    const add = (change: FieldChange) => {
      // A place with several roles is one place to whoever reads the changes.
      if (!fields.some(each => each.title === change.title)) fields.push(change)
    }
    if (!held) {
      if (!facts.active) continue
      // A shift under way turns among those who held posts when it began, up to a day ago: the first of a role in a unit
      // are among them, later ones come in with the next shift.
      const known = (directory.postsOfUnit.get(facts.unit) ?? []).some(post => post.role === role)
      const from = known ? now : now - DAY
      const _id = `${person}.${facts.unit}.${role}`
      const post = { _id, county, person, unit: facts.unit, role, title, order, from }
      plan.writes.push(store => store.insert(posts, post))
      add({ title: words.post, from: plain(''), to: plain(title) })
    } else if (!facts.active) {
      if (!inForce(held, now)) continue
      plan.writes.push(store => store.update(posts, county, held._id, held.rev, { set: { to: now } }))
      add({ title: words.post, from: plain(held.title), to: plain('') })
    } else {
      const back = !inForce(held, now)
      if (!back && held.title === title && held.order === order) continue
      plan.writes.push(store =>
        store.update(posts, county, held._id, held.rev, {
          set: { title, order },
          ...(back ? { unset: ['to'] as const } : {}),
        }),
      )
      add({ title: back ? words.post : words.title, from: plain(back ? '' : held.title), to: plain(title) })
    }
  }
  return fields
}
