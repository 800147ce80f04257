import { isStoreError, type Store } from '../../store/port.js'
import { counties, people, posts, rosterRules, units, type County } from '../directory/index.js'
import { accounts, type Hashing } from '../identity/index.js'
import { listEditions, listItems, referenceRows } from '../lists/index.js'
import { certificates, powers } from '../enforcement/record.js'
import { insertCounty } from './county.js'
import { demoCounty, demoPassword, type SeedStep } from './demo-county.js'
import { demoCertificates, demoPowers } from './enforcement.js'
import { insertMissing } from './insert-missing.js'
import { demoLists } from './lists.js'
import { demoPeople } from './people.js'
import { demoRosterRules, demoUnits } from './units.js'

export interface SeedProgress {
  /** Name of the step, and in words what it lays in. */
  step: string
  text: string
  done: number
  total: number
}

/**
 * Lays in the static part of the demonstration county: units, people, posts, accounts, rosters, lists. It may break off
 * anywhere and be called again; what is there already is not touched, and a step that is done is not repeated.
 */
export async function seedCounty(
  store: Store,
  hashing: Hashing,
  progress: (progress: SeedProgress) => void = () => undefined,
): Promise<County> {
  const { code } = demoCounty
  let county = await insertCounty(store, demoCounty)
  const rows = { units: demoUnits(code), rosters: demoRosterRules(code), lists: demoLists(code) }
  const who = demoPeople(code, rows.units)

  const step = async (
    name: SeedStep,
    text: string,
    total: number,
    work: (done: (n: number) => void) => Promise<void>,
  ) => {
    if (county.seeded.includes(name)) return
    await work(done => progress({ step: name, text, done, total }))
    county = await markSeeded(store, code, name)
  }

  await step('units', '单位', rows.units.length, done => insertMissing(store, units, rows.units, done))
  await step('people', '人员', who.people.length, done => insertMissing(store, people, who.people, done))
  await step('posts', '岗位', who.posts.length, done => insertMissing(store, posts, who.posts, done))
  await step('accounts', '账号', who.accounts.size, async done => {
    const hash = await sharedHash(store, hashing)
    const made = [...who.accounts].map(([person, account]) => ({
      _id: person,
      county: code,
      account,
      person,
      hash,
      failures: 0,
      mustChange: false,
    }))
    await insertMissing(store, accounts, made, done)
  })
  await step('rosters', '值班表', rows.rosters.length, done =>
    insertMissing(store, rosterRules, rows.rosters, done),
  )
  await step('lists', '属地管理清单', rows.lists.items.length, async done => {
    await insertMissing(store, listEditions, [rows.lists.edition])
    await insertMissing(store, referenceRows, rows.lists.references)
    await insertMissing(store, powers, demoPowers(code))
    await insertMissing(store, certificates, demoCertificates(code))
    await insertMissing(store, listItems, rows.lists.items, done)
  })
  return county
}

/** Records that a step of the seed is done, and that directory and lists are to be read anew. */
export async function markSeeded(store: Store, county: string, step: string): Promise<County> {
  for (;;) {
    const row = (await store.get(counties, county, county))!
    if (row.seeded.includes(step)) return row
    const set = {
      seeded: [...row.seeded, step],
      directoryVersion: row.directoryVersion + 1,
      listsVersion: row.listsVersion + 1,
    }
    try {
      return await store.update(counties, county, county, row.rev, { set })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

/** One hash for all, computed once: also when the step before broke off among the accounts. */
async function sharedHash(store: Store, hashing: Hashing): Promise<string> {
  const { items } = await store.find(accounts, demoCounty.code, { limit: 1 })
  return items[0]?.hash ?? (await hashing.hash(demoPassword))
}
