import { instances } from '../../../../server/runtime/index.js'
import { code } from '../../stories/county.js'
import type { Player } from '../player.js'

/** Tasks whose limit is 期限 itself, with the supervision of the leg as their escalation. */
const supervised = ['handle', 'conclude', 'decide', 'record-decision']

/** Every open task has an owner, a limit and an escalation. */
export async function brokenByTasks(player: Player): Promise<string[]> {
  const now = player.county.clock.now()
  const all: string[] = []
  for (const row of await player.openTasks()) {
    const say = (rule: string) => all.push(`${row.process} ${row.element} (${row.case ?? row.key}): ${rule}`)
    if (row.people.length === 0) say('nobody can do it')
    if (row.due === null) say('it has no limit')
    if (supervised.includes(row.element)) continue
    const doc = await player.county.store.get(instances, code, row.instance)
    if (doc?.status !== 'running') say(`its instance is ${doc?.status}`)
    else if (row.due !== null && row.due > now && (doc.nextDue === null || doc.nextDue === undefined))
      say('nothing happens at its limit')
  }
  return all
}
