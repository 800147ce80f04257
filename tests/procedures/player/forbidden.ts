import { listActs } from '../../../server/domain/calls/acts/list.js'
import { messageActs } from '../../../server/domain/calls/acts/messages/index.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { personName, unitName } from '../../../server/domain/county.js'
import type { Dice } from './dice.js'
import type { Player } from './player.js'

/** Tries what is not on the list of those who try it. @returns what was not refused */
export async function tryForbidden(player: Player, dice: Dice, times: number): Promise<string[]> {
  const wrong: string[] = []
  const records = await player.cases()
  const rows = await player.openTasks()
  for (let n = 0; n < times; n++) {
    const record = dice.oneOf(records)
    if (!record) return wrong
    const actor = dice.oneOf(await player.around(record))
    if (!actor) continue
    const ctx = await player.county.now()
    const page = await listActs(ctx, actor, record)
    const offered = [...page.acts.map(act => act.id), page.signs?.id]
    const row = dice.oneOf(rows.filter(one => one.case === record.number))
    const message = dice.oneOf(messageActs)!
    const id = row && dice.chance(50) ? actOfTask(row._id) : message.id
    if (offered.includes(id)) continue
    const input = id === message.id ? { ...message.sample(record, ctx.now) } : {}
    const outcome = await performAct(ctx, actor, record.number, id, input)
    if (outcome.ok)
      wrong.push(
        `${personName(ctx, actor.person)} (${actor.role}, ${unitName(ctx, actor.unit)}) did ${id} on ${record.number}, which the list did not offer`,
      )
  }
  return wrong
}
