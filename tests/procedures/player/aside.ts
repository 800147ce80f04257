import { readerOf } from '../../../server/domain/calls/reader.js'
import { formOf } from '../../../server/domain/calls/acts/tools.js'
import { formTools } from '../../../server/domain/calls/acts/tools.js'
import { resolvedForm } from '../../../server/domain/forms/conditions.js'
import { matterActs } from '../../../server/domain/matters/acts.js'
import { assignAct, assignForm } from '../../../server/domain/matters/assign.js'
import { performMatterAct } from '../../../server/domain/matters/perform.js'
import { withdrawAct } from '../../../server/domain/matters/withdraw.js'
import { contestForm, contestItem } from '../../../server/domain/rulings/contest.js'
import { mayContest } from '../../../server/domain/rulings/may-contest.js'
import { kindAssignedBy } from '../../../server/domain/supervision/acts/assign.js'
import { assignedActs } from '../../../server/domain/supervision/acts/record.js'
import { randomId } from '../../../server/runtime/index.js'
import { code } from '../stories/county.js'
import type { Dice } from './dice.js'
import type { Player } from './player.js'

/** What people do beside cases: contest an item of the list, give somebody an act, take one back. */
export function aside(player: Player, dice: Dice): Promise<void> {
  const what = dice.oneOf([contests, assigns, withdraws])!
  return what(player, dice)
}

async function somebody(player: Player, units: string[], dice: Dice, may: (reader: Reader) => boolean) {
  const ctx = await player.county.now()
  const posts = units.flatMap(unit => player.posts(ctx.people, unit))
  return dice.oneOf(posts.filter(actor => may(readerOf(ctx, actor))))
}
type Reader = ReturnType<typeof readerOf>

async function contests(player: Player, dice: Dice): Promise<void> {
  const actor = await somebody(player, ['JJ', 'ZF', 'YX', '379999101'], dice, mayContest)
  if (actor)
    await byForm(player, actor, dice, ['dispute-ruling', contestForm, 'contest an item'], (ctx, input) =>
      contestItem(ctx, actor, input, randomId(ctx.random)),
    )
}

async function assigns(player: Player, dice: Dice): Promise<void> {
  const units = ['LD-1', 'LD-4', 'YX', 'DC', 'BB']
  const actor = await somebody(player, units, dice, reader => kindAssignedBy(reader) !== undefined)
  if (actor)
    await byForm(player, actor, dice, ['assigned-act', assignForm, 'assign an act'], (ctx, input) =>
      assignAct(ctx, actor, input, randomId(ctx.random)),
    )
}

type Send = Parameters<Player['performs']>[4]

async function byForm(
  player: Player,
  actor: Parameters<Player['performs']>[0],
  dice: Dice,
  [process, form, what]: [string, string, string],
  send: Send,
): Promise<void> {
  const ctx = await player.county.now()
  const definition = await ctx.runtime.definitionInForce(code, process)
  const schema = resolvedForm(await formOf(ctx, definition.id, form), { 事项: null }, formTools(ctx))
  await player.performs(
    actor,
    undefined,
    { name: what, form: schema, defaults: {} },
    { dice, what, on: process },
    send,
  )
}

/** Whoever gave an act that is still owed takes it back. */
async function withdraws(player: Player, dice: Dice): Promise<void> {
  const { items } = await player.county.store.find(assignedActs, code, { where: {}, limit: 100 })
  const row = dice.oneOf(items.filter(each => each.endedAt === undefined))
  const person = row?.givenBy
  if (!row || !person) return
  const ctx = await player.county.now()
  const [post] = ctx.people.postsOfPerson.get(person) ?? []
  if (!post) return
  const actor = { person, post: post._id, role: post.role, unit: post.unit }
  const act = (await matterActs(ctx, actor, { kind: 'act', row })).find(each => each.id === withdrawAct)

  if (!act) throw player.story.broken(`${person} gave ${row.key} and may not take it back`)
  const deed = { dice, what: 'withdraw an act', on: row.key }
  await player.performs(actor, undefined, act, deed, (now, input) =>
    performMatterAct(now, actor, row.instance, act.id, input),
  )
}
