import { instantOf } from '../../../server/calendar/index.js'
import { defaultEdition } from '../../../server/calendar/index.js'
import { auditTrail, auditTrailOf } from '../../../server/domain/audit/index.js'
import { directoryCollections, directoryReader } from '../../../server/domain/directory/index.js'
import {
  argon2id,
  defaultSessionLimits,
  identityCollections,
  type IdentityContext,
} from '../../../server/domain/identity/index.js'
import { listCollections } from '../../../server/domain/lists/index.js'
import { demoCounty, seedCounty } from '../../../server/domain/seed/index.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

export const county = demoCounty.code

/** The demonstration county on Monday 2026-10-12 at 09:40, with a clock that a test moves. */
export async function office(): Promise<IdentityContext & { travel(ms: number): void; store: Store }> {
  const store = await openMemoryStore([
    ...directoryCollections,
    ...identityCollections,
    ...listCollections,
    auditTrail,
  ])
  const hashing = argon2id({ memoryCost: 64, timeCost: 1 })
  await seedCounty(store, hashing)
  let now = instantOf('2026-10-12 09:40')
  let drawn = 0
  const clock = { now: () => now }
  return {
    store,
    clock,
    hashing,
    randomBytes: count => new Uint8Array(count).fill(++drawn),
    directory: directoryReader(store, () => defaultEdition()),
    audit: auditTrailOf(store, clock),
    limits: defaultSessionLimits,
    travel: ms => {
      now += ms
    },
  }
}
