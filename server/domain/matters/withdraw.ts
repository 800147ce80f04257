import type { Act } from '../calls/acts/list.js'
import { worded, type ActWords } from '../calls/acts/wording.js'
import { formOf, formTools } from '../calls/acts/tools.js'
import type { Actor, County } from '../county.js'
import { resolvedForm } from '../forms/conditions.js'
import type { Matter } from './matter.js'

export const withdrawAct = 'withdraw'
export const withdrawForm = 'supervision.act-withdrawn'

const words: ActWords = {
  name: { zh: '撤回交办', en: 'Withdraw the assignment' },
  danger: true,
  confirm: {
    title: { zh: '要撤回这项交办吗？', en: 'Withdraw this assignment?' },
    body: {
      zh: '撤回后不用再答复，责任人会收到告知。',
      en: 'No answer is owed any more; whoever owed it is told.',
    },
    verb: { zh: '撤回交办', en: 'Withdraw' },
  },
  done: { zh: '已撤回，责任人会收到告知', en: 'Withdrawn; whoever owed it is told' },
}

/** Who gave an act may withdraw it while it is open. */
export const mayWithdraw = (actor: Actor, matter: Matter): boolean =>
  matter.kind === 'act' && matter.row.givenBy === actor.person && matter.row.endedAt === undefined

/** The act of withdrawing, for whom gave it. */
export async function withdrawal(ctx: County, actor: Actor, matter: Matter): Promise<Act | undefined> {
  if (!mayWithdraw(actor, matter)) return undefined
  const view = await ctx.runtime.instance(ctx.county, matter.row.instance)
  if (view?.doc.status !== 'running') return undefined
  const schema = await formOf(ctx, view.doc.definition, withdrawForm)
  return {
    id: withdrawAct,
    kind: 'message',
    ...worded(words, ctx.language),
    primary: false,
    form: resolvedForm(schema, view.variables, formTools(ctx)),
    defaults: {},
  }
}

export const withdrawnSentence = (ctx: County) => worded(words, ctx.language).done ?? ''
