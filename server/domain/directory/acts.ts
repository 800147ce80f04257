import type { Store } from '../../store/port.js'
import { countChange } from './change.js'
import { DirectoryError } from './errors.js'
import {
  people,
  posts,
  rosterOverrides,
  substitutions,
  units,
  type OrgUnit,
  type Person,
  type Post,
  type RosterOverride,
  type Substitution,
} from './record.js'
import { inForce } from './snapshot.js'

type New<T extends { _id: string; county: string; rev: number }> = Omit<T, '_id' | 'county' | 'rev'>

/** Writes to the directory of one county; ids are given by the caller, random or made from the county. */
export interface DirectoryActs {
  addUnit(id: string, unit: New<OrgUnit>): Promise<OrgUnit>
  addPerson(id: string, person: New<Person>): Promise<Person>
  /** A person who is not active finds no task any more; their posts stay in the record. @throws PERSON_UNKNOWN */
  setActive(person: string, active: boolean): Promise<Person>
  /** @throws UNIT_UNKNOWN, PERSON_UNKNOWN */
  appoint(id: string, post: New<Post>): Promise<Post>
  /** The post is held until that instant, exclusive. @throws POST_UNKNOWN */
  endPost(id: string, to: number): Promise<Post>
  /** @throws PERSON_UNKNOWN; INPUT_INVALID for a substitute who is the person or a period that is empty */
  substitute(id: string, substitution: New<Substitution>): Promise<Substitution>
  /** Sets the rotation aside for one date. @throws PERSON_UNKNOWN */
  overrideRoster(id: string, row: New<RosterOverride>): Promise<RosterOverride>
}

export function directoryActs(store: Store, county: string): DirectoryActs {
  const counted = async <T>(written: Promise<T>): Promise<T> => {
    const row = await written
    await countChange(store, county, 'directoryVersion')
    return row
  }
  const person = async (id: string): Promise<Person> => {
    const row = await store.get(people, county, id)
    if (row) return row
    throw new DirectoryError('PERSON_UNKNOWN', {
      zh: `没有这个人：${id}`,
      en: `There is no such person: ${id}`,
    })
  }
  return {
    addUnit: (_id, unit) => counted(store.insert(units, { _id, county, ...unit })),
    addPerson: (_id, row) => counted(store.insert(people, { _id, county, ...row })),
    async setActive(id, active) {
      const row = await person(id)
      return counted(store.update(people, county, id, row.rev, { set: { active } }))
    },
    async appoint(_id, post) {
      await person(post.person)
      const known = await store.count(units, county, { where: { code: post.unit } })
      if (!known)
        throw new DirectoryError('UNIT_UNKNOWN', {
          zh: `没有这个单位：${post.unit}`,
          en: `There is no such unit: ${post.unit}`,
        })
      return counted(store.insert(posts, { _id, county, ...post }))
    },
    async endPost(id, to) {
      const row = await store.get(posts, county, id)
      if (!row)
        throw new DirectoryError('POST_UNKNOWN', {
          zh: `没有这个岗位：${id}`,
          en: `There is no such post: ${id}`,
        })
      return counted(store.update(posts, county, id, row.rev, { set: { to } }))
    },
    async substitute(_id, row) {
      await person(row.person)
      await person(row.substitute)
      if (row.person === row.substitute || !inForce(row, row.from))
        throw new DirectoryError('INPUT_INVALID', {
          zh: '代理人不能是本人，期间的止须在起之后',
          en: 'Nobody stands in for themselves, and a period ends after its beginning',
        })
      return counted(store.insert(substitutions, { _id, county, ...row }))
    },
    async overrideRoster(_id, row) {
      for (const each of [row.leader, row.backup]) if (each !== undefined) await person(each)
      return counted(store.insert(rosterOverrides, { _id, county, ...row }))
    },
  }
}
