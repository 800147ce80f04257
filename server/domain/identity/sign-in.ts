import { isStoreError } from '../../store/port.js'
import type { IdentityContext } from './context.js'
import { IdentityError } from './errors.js'
import { accounts, type Account } from './record.js'
import { afterFailure, isLocked } from './rules.js'
import { openSession, type Opened } from './sessions.js'
import { told } from './words.js'

/**
 * Signs in with account and password. Five wrong passwords in a row lock the account for 15 minutes, in which even the
 * right one is not tried.
 *
 * @throws IdentityError CREDENTIALS_WRONG (also for an account that does not exist), ACCOUNT_LOCKED with the instant
 *   `until` in its details, NOT_ALLOWED for somebody who has left
 */
export async function signIn(
  ctx: IdentityContext,
  county: string,
  account: string,
  password: string,
  requestId?: string,
): Promise<Opened> {
  const known = await accountNamed(ctx, county, account)
  if (!known) {
    // An account that does not exist takes as long as one that does.
    await ctx.hashing.hash(password)
    throw wrong()
  }
  await checkPassword(ctx, known, password, requestId)
  const opened = await openSession(ctx, county, known.person)
  const { person, post } = opened.signedIn.session
  await ctx.audit.append(county, { person, post, act: 'session.opened', subject: known.account, requestId })
  return opened
}

/**
 * Tries a password and counts the failures, however many try at once.
 *
 * @throws IdentityError CREDENTIALS_WRONG, ACCOUNT_LOCKED
 */
export async function checkPassword(
  ctx: IdentityContext,
  known: Account,
  password: string,
  requestId?: string,
): Promise<void> {
  refuseLocked(known, ctx.clock.now())
  const right = await ctx.hashing.verify(known.hash, password)
  const after = await record(ctx, known, right)
  if (right) return
  await ctx.audit.append(known.county, {
    person: known.person,
    act: after.lockedUntil === undefined ? 'session.refused' : 'account.locked',
    subject: known.account,
    requestId,
  })
  refuseLocked(after, ctx.clock.now())
  throw wrong()
}

export async function accountNamed(
  ctx: Pick<IdentityContext, 'store'>,
  county: string,
  account: string,
): Promise<Account | undefined> {
  const where = { account: account.trim().toLowerCase() }
  const { items } = await ctx.store.find(accounts, county, { where, limit: 1 })
  return items[0]
}

/** Writes what the trial means for the account as it is now; an account locked meanwhile stays locked. */
async function record(ctx: IdentityContext, known: Account, right: boolean): Promise<Account> {
  const { store, clock } = ctx
  for (let row = known; ;) {
    const now = clock.now()
    refuseLocked(row, now)
    if (right && row.failures === 0 && row.lockedUntil === undefined) return row
    const failed = right ? { failures: 0 } : afterFailure(row.failures, now)
    const patch = { set: failed, unset: 'lockedUntil' in failed ? undefined : (['lockedUntil'] as const) }
    try {
      return await store.update(accounts, row.county, row._id, row.rev, patch)
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
    row = (await store.get(accounts, row.county, row._id)) ?? row
  }
}

function refuseLocked(account: Account, now: number): void {
  if (!isLocked(account, now)) return
  throw new IdentityError('ACCOUNT_LOCKED', told.locked, {
    until: account.lockedUntil,
  })
}

function wrong(): IdentityError {
  return new IdentityError('CREDENTIALS_WRONG', told.wrong)
}
