import { isStoreError } from '../../store/port.js'
import type { County } from '../county.js'
import { postsOf } from '../directory/index.js'
import { accounts, type Account, type IdentityContext } from '../identity/index.js'
import { closeSessionsOf } from '../identity/sessions.js'
import type { IssuedPassword } from './apply.js'
import { firstPassword } from './first-passwords.js'

/**
 * Gives a person a new first password, which must be changed at the next sign-in. Their sessions end and a lock is
 * lifted. Undefined for somebody without an account.
 */
export async function resetPassword(
  ctx: County,
  identity: IdentityContext,
  person: string,
): Promise<IssuedPassword | undefined> {
  const { store, county, people, now } = ctx
  const { items } = await store.find(accounts, county, { where: { person }, limit: 1 })
  const [known] = items
  if (!known) return undefined
  const password = firstPassword(identity.randomBytes, known.account)
  const hash = await identity.hashing.hash(password)
  await setFirst(ctx, known, hash)
  await closeSessionsOf(identity, county, person)
  const [post] = postsOf(people, person, now)
  return {
    name: people.person.get(person)?.name ?? person,
    unitName: people.unit.get(post?.unit ?? '')?.short ?? '',
    account: known.account,
    password,
  }
}

async function setFirst({ store, county }: County, known: Account, hash: string): Promise<void> {
  for (let row: Account | undefined = known; row; row = await store.get(accounts, county, known._id)) {
    try {
      await store.update(accounts, county, row._id, row.rev, {
        set: { hash, mustChange: true, failures: 0 },
        unset: ['lockedUntil'],
      })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
