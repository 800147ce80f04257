import type { County } from '../../county.js'
import { inForce, people, posts, type Person, type Post } from '../../directory/index.js'
import { accounts } from '../../identity/index.js'
import type { ReadTable } from '../cells.js'
import { establishment, ownPosts } from '../establishment.js'
import { placesOf, type Place } from '../places.js'
import { plain } from '../table.js'
import type { PersonColumn, PersonFacts } from '../tables/index.js'
import { emptyPlan, type FieldChange, type Plan } from './plan.js'
import { whoIsWho } from './who-is-who.js'

/** A row together with whom and what it means. */
interface Meant {
  row: number
  facts: PersonFacts
  person: string
  account: string
  place: Place
  unitName: string
}

const words = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  post: { zh: '岗位', en: 'Post' },
  title: { zh: '职务', en: 'Title' },
  active: { zh: '在岗', en: 'In office' },
  account: { zh: '账号', en: 'Account' },
}
const holds = { zh: '是', en: 'true' }
const left = { zh: '否', en: 'false' }

/**
 * People in their places. A place may be held by several; who leaves one is named with 否 in the column 在岗, and who
 * holds none any more can no longer sign in. Everybody who is there gets an account.
 */
export async function planPeople(ctx: County, read: ReadTable<PersonColumn, PersonFacts>): Promise<Plan> {
  const { store, county, people: directory, now } = ctx
  const plan = emptyPlan()
  const own = [...establishment(await ownPosts(store, county)).values()]
  const given = new Map<string, string>()
  for await (const { account, person } of store.stream(accounts, county)) given.set(account, person)
  const identify = whoIsWho(directory, given, read)
  const meant: Meant[] = []
  for (const { row, facts } of read.rows) {
    const wrong = (column: PersonColumn, zh: string, en: string) =>
      plan.problems.push({ row, column: read.heading(column), text: { zh, en } })
    const unit = directory.unit.get(facts.unit)
    if (!unit) {
      if (facts.unit !== '')
        wrong('unit', `没有这个单位：${facts.unit}`, `There is no such unit: ${facts.unit}`)
      continue
    }
    const places = placesOf(own, unit)
    const place = places.find(({ slot }) => slot === facts.slot)
    if (!place) {
      const known = places.map(({ slot, title }) => `${slot}（${title}）`).join('、')
      if (facts.slot !== '')
        wrong(
          'slot',
          `${unit.short}没有这个岗位，可填：${known}`,
          `${unit.short} has no such post; it has: ${known}`,
        )
      continue
    }
    if (
      !facts.active &&
      place.roles.some(({ role }) => role === 'admin') &&
      lastAdministrator(ctx, facts.name)
    )
      wrong('active', '县里至少要留一名系统管理员', 'The county must keep one administrator')
    const who = identify(facts)
    if ('problem' in who) plan.problems.push({ row, column: read.heading(who.column), text: who.problem })
    else meant.push({ row, facts, ...who, place, unitName: unit.short })
  }
  refuseSameRole(plan, meant, read.heading('slot'))

  const seen = new Set<string>()
  const accountsOf = new Set(given.values())
  for (const one of meant) {
    const { row, facts, person, account, unitName } = one
    const stored = directory.person.get(person)
    const first = !seen.has(person)
    seen.add(person)
    const mine = meant.filter(each => each.person === person)
    const active =
      mine.some(each => each.facts.active) || holdsElsewhere(mine, directory.postsOfPerson.get(person))
    const fields: FieldChange[] = []
    if (first) fields.push(...planPerson(plan, ctx, mine, active, stored, read.columns))
    fields.push(...planPosts(plan, ctx, one))
    if (first && active && !accountsOf.has(person)) {
      plan.accounts.push({ person, account, name: facts.name, unitName })
      fields.push({ title: words.account, from: plain(''), to: plain(account) })
    }
    if (fields.length)
      plan.changes.push({
        row,
        name: `${unitName} ${facts.name}`,
        kind: stored ? 'changed' : 'added',
        fields,
      })
  }
  return plan

  function holdsElsewhere(mine: readonly Meant[], held: readonly Post[] = []): boolean {
    return held.some(
      post =>
        inForce(post, now) &&
        !mine.some(
          ({ facts, place }) =>
            facts.unit === post.unit && place.roles.some(({ role }) => role === post.role),
        ),
    )
  }
}

/** Whether nobody of another name administers the county. */
function lastAdministrator({ people: directory, now }: County, name: string): boolean {
  return !directory.posts.some(
    post => post.role === 'admin' && inForce(post, now) && directory.person.get(post.person)?.name !== name,
  )
}

/** Two posts of one person with one role in one unit would be the same post. */
function refuseSameRole(plan: Plan, meant: readonly Meant[], column: string): void {
  const held = new Map<string, number>()
  for (const { row, facts, person, place } of meant) {
    for (const { role } of place.roles) {
      const key = `${person}/${facts.unit}/${role}`
      const before = held.get(key)
      if (before === undefined) held.set(key, row)
      else if (before !== row) {
        plan.problems.push({
          row,
          column,
          text: {
            zh: `与第 ${before} 行重复：${facts.name}在这个单位已有同样角色的岗位`,
            en: `As row ${before}: ${facts.name} holds the same role in this unit`,
          },
        })
        break
      }
    }
  }
}

function planPerson(
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

function planPosts(plan: Plan, { county, now, people: directory }: County, one: Meant): FieldChange[] {
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
      const _id = `${person}.${facts.unit}.${role}`
      const post = { _id, county, person, unit: facts.unit, role, title, order, from: now }
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
