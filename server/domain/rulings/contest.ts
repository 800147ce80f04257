import { isRuntimeError } from '../../runtime/index.js'
import { noteOf } from '../calls/acts/note.js'
import { refused } from '../calls/acts/refused-words.js'
import { textIn } from '../calls/feel.js'
import { readerOf } from '../calls/reader.js'
import type { Actor, County } from '../county.js'
import { say } from '../language.js'
import { ListError } from '../lists/index.js'
import { readMatterForm } from '../matters/perform.js'
import { matterWords } from '../matters/words.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { joinRuling, rulingUnderWay } from './join.js'
import { mayContest } from './may-contest.js'

export const contestForm = 'dispute-ruling.contest'

/**
 * Contests an item of the list outside a case. One ruling an item is open at a time: a further contest is added to it.
 * @param token the same for every attempt at the same contest
 */
export async function contestItem(
  ctx: County,
  actor: Actor,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<
  Outcome<{ instance: string | null; sentence: string }, 'NOT_ALLOWED' | 'FORM_INVALID' | 'ITEM_UNKNOWN'>
> {
  if (!mayContest(readerOf(ctx, actor))) return refuse('NOT_ALLOWED', matterWords.notYourContest)
  const definition = await ctx.runtime.definitionInForce(ctx.county, 'dispute-ruling')
  const ask = { definition: definition.id, variables: { 事项: null }, form: contestForm, input }
  const read = await readMatterForm(ctx, actor, contestForm, ask)
  if (!read.ok) return read
  const item = textIn(read.value.variables.清单项)
  const named = item === undefined ? undefined : await itemNamed(ctx, item)
  if (item === undefined || named === undefined) return refuse('ITEM_UNKNOWN', refused.noSuchItem(item ?? ''))
  const said = {
    ...read.value.variables,
    清单项名: named,
    事项: null,
    案键: null,
    首接单位: null,
    提出单位: actor.unit,
  }
  try {
    const { deliveries } = await ctx.runtime.publish(ctx.county, {
      name: 'contest ownership',
      key: item,
      variables: said,
      ttl: 0,
      by: actor.person,
      token,
      note: noteOf(actor, item, 'ownership.contested', { item }),
    })
    return done({
      instance: deliveries[0]?.instance ?? null,
      sentence: say(matterWords.contested, ctx.language),
    })
  } catch (error) {
    if (!isRuntimeError(error, 'ALREADY_STARTED')) throw error
    const row = await rulingUnderWay(ctx, { item })
    const { sentence } = await joinRuling(ctx, actor, { item }, said, token)
    return done({ instance: row?.instance ?? null, sentence: say(sentence, ctx.language) })
  }
}

async function itemNamed(ctx: County, code: string): Promise<string | undefined> {
  try {
    return (await ctx.lists.item(ctx.county, ctx.now, code)).title
  } catch (error) {
    if (error instanceof ListError) return undefined
    throw error
  }
}
