import { onDuty } from '../../../server/domain/directory/index.js'
import type { Office } from '../office.js'
import type { Turn } from '../turns.js'

/** What the stories share: one county, on one clock that they move on one after the other. */
export interface AtWork {
  office(): Office
  by: Turn
}

export const caseAt = (number: string) => `/cases/${number}`

/** Who leads the shift of a unit now: the account and the name. */
export async function leading({ service }: Office, unit: string): Promise<{ account: string; name: string }> {
  const { directory, clock, calendar } = service.service.services.domain
  const county = await directory.current('379999')
  const entry = onDuty(county, calendar('379999'), unit, clock.now())
  if (!entry) throw new Error(`nobody leads a shift of ${unit}`)
  return { account: entry.leader.split('.')[1]!, name: county.person.get(entry.leader)!.name }
}
