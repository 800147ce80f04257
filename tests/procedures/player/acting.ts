import { listActs } from '../../../server/domain/calls/acts/list.js'
import { messageActsFor } from '../../../server/domain/calls/acts/messages/index.js'
import { recordActsFor } from '../../../server/domain/calls/acts/on-record/index.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { readerOf } from '../../../server/domain/calls/reader.js'
import type { Dice } from './dice.js'
import type { Player } from './player.js'

/** Somebody around a case does what their list offers beside their tasks. */
export async function doesAct(player: Player, dice: Dice): Promise<void> {
  const record = dice.oneOf(await player.cases())
  if (!record) return player.happens('file', dice)
  const ctx = await player.county.now()
  const posts = await player.around(record)
  const possible = posts.flatMap(actor => {
    const reader = readerOf(ctx, actor)
    return [...messageActsFor(reader, record), ...recordActsFor(reader, record)].map(({ id }) => ({
      id,
      actor,
    }))
  })
  const ids = [...new Set(possible.map(each => each.id))]
  // Most acts are tried in turn until one is offered: what may not be done now is not what people set out to do.
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = dice.weighed(ids, each => 10 * (player.theme.acts[each] ?? 1))
    const actor = dice.oneOf(possible.filter(each => each.id === id).map(each => each.actor))
    if (!actor) break
    const { acts } = await listActs(ctx, actor, record)
    const act = acts.find(each => each.id === id && !each.disabledReason)
    if (!act) continue
    const deed = { dice, what: `act ${act.id}`, on: record.number }
    return player.performs(actor, record, act, deed, (now, input) =>
      performAct(now, actor, record.number, act.id, input),
    )
  }
  return player.happens('task', dice)
}
