import type { Player } from '../player.js'
import { brokenByCases } from './cases.js'
import { brokenByLedger } from './ledger.js'
import { brokenByTasks } from './tasks.js'

/** Everything that must hold after each act, in words of what does not. */
export async function broken(player: Player): Promise<string[]> {
  const troubles = await player.county.troubles()
  return [
    ...troubles.map(row => `an incident: ${row.code} at ${row.element} of ${row.process}: ${row.message}`),
    ...(await brokenByCases(player)),
    ...(await brokenByLedger(player)),
    ...(await brokenByTasks(player)),
  ]
}
