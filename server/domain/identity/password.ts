import { isStoreError } from '../../store/port.js'
import { remembering } from '../../store/remembering.js'
import type { IdentityContext } from './context.js'
import { IdentityError } from './errors.js'
import { accounts, type Account } from './record.js'
import { passwordProblem } from './rules.js'
import { closeSessionsOf, type SignedIn } from './sessions.js'
import { checkPassword } from './sign-in.js'
import { told } from './words.js'

/**
 * Sets a new password; all other sessions of the person end. A wrong old password counts as at the sign-in.
 *
 * @throws IdentityError CREDENTIALS_WRONG, ACCOUNT_LOCKED, PASSWORD_WEAK, NOT_FOUND for a person without an account
 */
export async function changePassword(
  ctx: IdentityContext,
  { session }: SignedIn,
  old: string,
  fresh: string,
  requestId?: string,
): Promise<void> {
  const { county, person } = session
  const account = await accountOf(ctx, session)
  if (!account) throw new IdentityError('NOT_FOUND', told.noAccount)
  await checkPassword(ctx, account, old, requestId)
  const problem = old === fresh ? told.samePassword : passwordProblem(fresh, account.account)
  if (problem !== undefined) throw new IdentityError('PASSWORD_WEAK', problem)
  await setHash(ctx, county, account._id, await ctx.hashing.hash(fresh))
  await closeSessionsOf(ctx, county, person, session._id)
  await ctx.audit.append(county, {
    person,
    post: session.post,
    act: 'password.changed',
    subject: account.account,
    requestId,
  })
}

/** Whether somebody else has set the person's password: nothing else goes on before it is changed. */
export async function mustChangePassword(
  ctx: Pick<IdentityContext, 'store'>,
  { session }: SignedIn,
): Promise<boolean> {
  return (await accountOf(ctx, session))?.mustChange ?? false
}

const accountRows = remembering(accounts, { most: 10_000 })

async function accountOf(
  ctx: Pick<IdentityContext, 'store'>,
  { county, person }: SignedIn['session'],
): Promise<Account | undefined> {
  return accountRows(ctx.store).get(`${county}/${person}`, async () => {
    const { items } = await ctx.store.find(accounts, county, { where: { person }, limit: 1 })
    return items[0]
  })
}

async function setHash(ctx: IdentityContext, county: string, id: string, hash: string): Promise<void> {
  for (;;) {
    const row = await ctx.store.get(accounts, county, id)
    if (!row) throw new IdentityError('NOT_FOUND', told.accountGone)
    try {
      await ctx.store.update(accounts, county, id, row.rev, { set: { hash, mustChange: false, failures: 0 } })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
