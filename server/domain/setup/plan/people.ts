import type { County } from '../../county.js'
import { inForce, type Post } from '../../directory/index.js'
import { accounts } from '../../identity/index.js'
import type { ReadTable } from '../cells.js'
import { establishment, ownPosts } from '../establishment.js'
import { placesOf } from '../places.js'
import { plain } from '../table.js'
import type { PersonColumn, PersonFacts } from '../tables/index.js'
import { planPerson, planPosts, words, type Meant } from './person-changes.js'
import { emptyPlan, type FieldChange, type Plan } from './plan.js'
import { whoIsWho } from './who-is-who.js'

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
      const zh = places.map(({ slot, title }) => `${slot}（${title}）`).join('、')
      const en = places.map(({ slot, title }) => `${slot} (${title})`).join(', ')
      if (facts.slot !== '')
        wrong(
          'slot',
          `${unit.short}没有这个岗位，可填：${zh}`,
          `${unit.short} has no such post; it has: ${en}`,
        )
      continue
    }
    const who = identify(facts)
    if ('problem' in who) plan.problems.push({ row, column: read.heading(who.column), text: who.problem })
    else meant.push({ row, facts, ...who, place, unitName: unit.short })
  }
  refuseSameRole(plan, meant, read.heading('slot'))
  keepAnAdministrator(plan, ctx, meant, read.heading('active'))

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
    // Somebody who was never here cannot leave.
    if (!stored && !active) continue
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

/** Somebody must be left who can do this. */
function keepAnAdministrator(
  plan: Plan,
  { people: directory, now }: County,
  meant: readonly Meant[],
  column: string,
): void {
  const administers = ({ place }: Meant) => place.roles.some(({ role }) => role === 'admin')
  const leaving = meant.filter(one => administers(one) && !one.facts.active)
  const gone = new Set(leaving.map(({ person }) => person))
  const stays = directory.posts.some(
    post => post.role === 'admin' && inForce(post, now) && !gone.has(post.person),
  )
  const [first] = leaving
  if (!first || stays || meant.some(one => administers(one) && one.facts.active)) return
  plan.problems.push({
    row: first.row,
    column,
    text: { zh: '县里至少要留一名系统管理员', en: 'The county must keep one administrator' },
  })
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
