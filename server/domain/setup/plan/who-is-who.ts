import type { Directory } from '../../directory/index.js'
import { isAccountName } from '../../identity/index.js'
import type { Words } from '../../language.js'
import { accountSource } from '../../seed/names.js'
import type { ReadTable } from '../cells.js'
import type { PersonColumn, PersonFacts } from '../tables/index.js'

type Who = { person: string; account: string } | { column: PersonColumn; problem: Words }

/**
 * Tells which person a row means: the one of its account; without one, somebody of that name in that unit, in the
 * county's record or in a row before; else somebody new, whose account is made from the name.
 *
 * @param given person ids by account, as they are now
 */
export function whoIsWho(
  directory: Directory,
  given: ReadonlyMap<string, string>,
  read: ReadTable<PersonColumn, PersonFacts>,
): (facts: PersonFacts) => Who {
  const county = directory.county._id
  const accountOf = new Map([...given].map(([account, person]) => [person, account]))
  const asked = read.rows.flatMap(({ facts }) => facts.account ?? [])
  const inUse = [...directory.person.keys()].map(id => id.slice(county.length + 1))
  const make = accountSource([...given.keys(), ...asked, ...inUse])
  const names = new Map<string, string>()
  const known = new Map<string, { person: string; account: string }>()

  return facts => {
    const place = `${facts.unit}/${facts.name}`
    const found = known.get(place)
    const who = byAccount(facts) ?? found ?? byName(facts) ?? byPinyin(facts)
    if ('problem' in who) return who
    const name = names.get(who.person)
    if (name !== undefined && name !== facts.name)
      return {
        column: 'account',
        problem: {
          zh: `账号 ${who.account} 在这张表里既是${name}又是${facts.name}`,
          en: `The account ${who.account} stands for ${name} and for ${facts.name}`,
        },
      }
    names.set(who.person, facts.name)
    known.set(place, who)
    return who
  }

  function byAccount({ account }: PersonFacts) {
    if (account === undefined) return undefined
    return { person: given.get(account) ?? `${county}.${account}`, account }
  }

  function byName({ unit, name }: PersonFacts) {
    const post = (directory.postsOfUnit.get(unit) ?? []).find(
      each => directory.person.get(each.person)?.name === name,
    )
    if (!post) return undefined
    const { person } = post
    return { person, account: accountOf.get(person) ?? person.slice(county.length + 1) }
  }

  function byPinyin({ name }: PersonFacts): Who {
    const account = make(name)
    if (isAccountName(account)) return { person: `${county}.${account}`, account }
    return {
      column: 'name',
      problem: {
        zh: `从“${name}”得不出账号，请在“账号”栏填写一个`,
        en: `No account can be made from “${name}”; write one in the column account`,
      },
    }
  }
}
