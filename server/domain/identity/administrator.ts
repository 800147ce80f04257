import { isStoreError, type Store } from '../../store/port.js'
import { directoryActs, posts, units } from '../directory/index.js'
import type { IdentityContext } from './context.js'
import { IdentityError } from './errors.js'
import { accounts } from './record.js'
import { isAccountName, passwordProblem } from './rules.js'
import { accountNamed } from './sign-in.js'
import { told } from './words.js'

export interface NewAdministrator {
  account: string
  name: string
  password: string
  phone?: string
}

/** Whether somebody can administer the county at that instant. */
export async function hasAdministrator(store: Store, county: string): Promise<boolean> {
  return (await store.count(posts, county, { where: { role: 'admin' } })) > 0
}

/**
 * Makes a person, an account and a post of system administrator in the county's own unit. The password was set by
 * somebody at a command line, so it must be changed after the first sign-in. Answers the person's id.
 *
 * @throws IdentityError ACCOUNT_TAKEN, PASSWORD_WEAK; DirectoryError UNIT_UNKNOWN in a county without a unit
 */
export async function createAdministrator(
  ctx: Pick<IdentityContext, 'store' | 'clock' | 'hashing' | 'audit'>,
  county: string,
  { account: given, name, password, phone = '' }: NewAdministrator,
): Promise<string> {
  const account = given.trim().toLowerCase()
  const problem = isAccountName(account) ? passwordProblem(password, account) : told.accountName
  if (problem !== undefined) throw new IdentityError('PASSWORD_WEAK', problem)
  const taken = new IdentityError('ACCOUNT_TAKEN', told.taken(account))
  if (await accountNamed(ctx, county, account)) throw taken
  const acts = directoryActs(ctx.store, county)
  const { items } = await ctx.store.find(units, county, { where: { kind: 'county' }, limit: 1 })
  const unit = items[0]?.code ?? county
  const id = `${county}.${account}`
  const from = ctx.clock.now()
  // The account comes last: an attempt that broke off before it can be made again.
  await once(() => acts.addPerson(id, { name, phone, active: true }))
  await once(() =>
    acts.appoint(`${id}.admin`, { person: id, unit, role: 'admin', title: '系统管理员', order: 0, from }),
  )
  const hash = await ctx.hashing.hash(password)
  try {
    await ctx.store.insert(accounts, {
      _id: id,
      county,
      account,
      person: id,
      hash,
      failures: 0,
      mustChange: true,
    })
  } catch (error) {
    throw isStoreError(error, 'DUPLICATE') ? taken : error
  }
  await ctx.audit.append(county, { person: 'system', act: 'administrator.created', subject: account })
  return id
}

async function once(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
