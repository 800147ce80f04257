import { listActs, type Act } from '../../../server/domain/calls/acts/list.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { platformFor } from '../../../server/domain/calls/acts/platform-actor.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { penaltyProcess } from '../../../server/domain/calls/procedures/index.js'
import { personName, type Actor } from '../../../server/domain/county.js'
import { matterActs } from '../../../server/domain/matters/acts.js'
import { matterOf } from '../../../server/domain/matters/matter.js'
import { performMatterAct } from '../../../server/domain/matters/perform.js'
import type { TaskRow } from '../../../server/runtime/index.js'
import type { Dice } from './dice.js'
import { pass } from './passing.js'
import type { Player } from './player.js'

/** Somebody who has a task does it: of a case, or of what is handled beside cases. */
export async function doesTask(player: Player, dice: Dice): Promise<void> {
  // What only asks for a word is done now and then; it must not push the cases themselves aside.
  const row = dice.weighed(
    await player.openTasks(),
    each => player.theme.tasks[each.element] ?? (each.process === 'assigned-act' ? 1 : 3),
  )
  const person = row && dice.oneOf(row.people)
  if (!row || person === undefined) return pass(player, dice)
  const actor = await player.county.actorOf({ ...row, people: [person] })
  const record = row.case === null ? undefined : (await player.cases()).find(one => one.number === row.case)
  if (!record || (besideCases.includes(row.process) && dice.chance(30)))
    return matterTask(player, row, actor, dice)
  const page = await listActs(await player.county.now(), actor, record)
  const id = actOfTask(row._id)
  const act = page.signs?.id === id ? signing(id) : page.acts.find(each => each.id === id)
  if (!act) {
    const name = personName(await player.county.now(), person)
    throw player.story.broken(`${name} has ${row.name} of ${record.number} and is not offered it`)
  }
  const by = row.process === penaltyProcess && dice.chance(20) ? platformFor(record) : actor
  const deed = { dice, what: `${row.process}/${row.element}`, on: record.number }
  await player.performs(by, record, act, deed, (ctx, input) =>
    performAct(ctx, by, record.number, act.id, input),
  )
}

const besideCases = ['dispute-ruling', 'supervision-document', 'assigned-act']

async function matterTask(player: Player, row: TaskRow, actor: Actor, dice: Dice): Promise<void> {
  const ctx = await player.county.now()
  const matter = await matterOf(ctx, row.instance)
  if (!matter) return
  const act = (await matterActs(ctx, actor, matter)).find(each => each.taskId === row._id)
  if (!act) throw player.story.broken(`${row.name} is not offered to ${personName(ctx, actor.person)}`)
  const deed = { dice, what: `${row.process}/${row.element}`, on: row.key ?? row.process }
  await player.performs(actor, undefined, act, deed, (now, input) =>
    performMatterAct(now, actor, row.instance, act.id, input),
  )
}

/** 签收: opening the case does it. */
const signing = (id: string): Act => ({
  id,
  kind: 'task',
  name: '签收',
  primary: false,
  form: null,
  defaults: {},
})
