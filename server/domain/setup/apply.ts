import { isStoreError, type Store } from '../../store/port.js'
import type { County } from '../county.js'
import { countChange } from '../directory/index.js'
import { accounts, type IdentityContext } from '../identity/index.js'
import type { Check } from './check.js'
import { firstPassword } from './first-passwords.js'
import type { NewAccount, Write } from './plan/plan.js'
import type { TableName } from './table.js'

/** An account with its first password: told once, and kept nowhere. */
export interface IssuedPassword {
  name: string
  unitName: string
  account: string
  password: string
}

/** Somebody else wrote meanwhile: what was written stays, and the same table may be imported again. */
export class SetupConflict extends Error {
  readonly code = 'CONFLICT'
  readonly text = '导入时别人刚刚改过，请重新检查后再导入'
}

const CHUNK = 200
/** Hashes computed at a time: each takes tens of megabytes and a thread that sign-ins need as well. */
const ABREAST = 2
const lists: readonly TableName[] = ['items', 'sources', 'powers', 'certificates']

/**
 * Does what a check said. It may break off anywhere: the same table can be imported again and goes on with what is
 * missing. Accounts come last.
 *
 * @throws SetupConflict
 */
export async function applyCheck(
  ctx: County,
  identity: Pick<IdentityContext, 'hashing' | 'randomBytes'>,
  check: Check,
): Promise<IssuedPassword[]> {
  const { store, county } = ctx
  try {
    await inChunks(check.writes, CHUNK, (write: Write) => write(store))
  } catch (error) {
    if (isStoreError(error, 'DUPLICATE') || isStoreError(error, 'STALE_REV')) throw new SetupConflict()
    throw error
  } finally {
    if (check.writes.length)
      await countChange(store, county, lists.includes(check.table) ? 'listsVersion' : 'directoryVersion')
  }
  const issued: IssuedPassword[] = []
  await inChunks(check.accounts, ABREAST, async (made: NewAccount) => {
    const password = firstPassword(identity.randomBytes, made.account)
    const hash = await identity.hashing.hash(password)
    if (await insertAccount(store, county, made, hash)) issued.push({ ...nameOf(made), password })
  })
  return issued
}

/** False where somebody has made the account meanwhile. */
async function insertAccount(
  store: Store,
  county: string,
  { person, account }: NewAccount,
  hash: string,
): Promise<boolean> {
  const row = { _id: person, county, account, person, hash, failures: 0, mustChange: true }
  try {
    await store.insert(accounts, row)
    return true
  } catch (error) {
    if (isStoreError(error, 'DUPLICATE')) return false
    throw error
  }
}

function nameOf({ name, unitName, account }: NewAccount) {
  return { name, unitName, account }
}

async function inChunks<T>(
  all: readonly T[],
  size: number,
  each: (one: T) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < all.length; start += size)
    await Promise.all(all.slice(start, start + size).map(each))
}
