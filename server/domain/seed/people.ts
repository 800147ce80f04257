import type { Unsaved } from '../../store/port.js'
import type { OrgUnit, Person, Post } from '../directory/index.js'
import { placesOf } from '../setup/places.js'
import { personTable, postTable } from '../setup/tables/index.js'
import { factsOf } from './csv.js'
import { accountSource, nameSource } from './names.js'

/** Posts of the demonstration county are held from this instant on: 2020-07-01 08:30. */
export const heldFrom = Date.UTC(2020, 6, 1, 0, 30)

export interface DemoPeople {
  people: Unsaved<Person>[]
  posts: Unsaved<Post>[]
  /** Account of each person, by id. */
  accounts: Map<string, string>
}

/**
 * Who works where: each unit has the posts of its kind and those of its own. Some people have a name of their own in
 * `people.csv`; all others are drawn. Telephones from 6611001.
 */
export function demoPeople(county: string, units: readonly Unsaved<OrgUnit>[]): DemoPeople {
  const named = factsOf('people.csv', personTable)
  const establishment = factsOf('posts.csv', postTable)
  const drawName = nameSource(named.map(row => row.name))
  const accountOf = accountSource()
  // Named people come first to their accounts.
  const namedAccounts = new Map(named.map(row => [row.name, accountOf(row.name)]))
  const drawPhone = phoneSource(named.flatMap(row => row.phone ?? []))
  const made: DemoPeople = { people: [], posts: [], accounts: new Map() }
  for (const unit of units) {
    for (const place of placesOf(establishment, unit)) {
      const known = named.find(row => row.unit === unit.code && row.slot === place.slot)
      const name = known?.name ?? drawName()
      const account = namedAccounts.get(name) ?? accountOf(name)
      const _id = `${county}.${account}`
      const phone = known?.phone ?? drawPhone()
      const featured = known?.featured ? { group: known.featured, order: named.indexOf(known) } : undefined
      made.people.push({ _id, county, name, phone, active: true, featured })
      made.accounts.set(_id, account)
      for (const { role, order } of place.roles) {
        made.posts.push({
          _id: `${_id}.${unit.code}.${role}`,
          county,
          person: _id,
          unit: unit.code,
          role,
          title: known?.title ?? place.title,
          order,
          from: heldFrom,
        })
      }
    }
  }
  return made
}

function phoneSource(taken: readonly string[]): () => string {
  let last = 6_611_000
  return () => {
    do last++
    while (taken.includes(String(last)))
    return String(last)
  }
}
