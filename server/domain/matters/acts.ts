import { rowsOf, tasks, type TaskRow } from '../../runtime/index.js'
import { wordingOf } from '../calls/acts/catalogue.js'
import { fileNotes } from '../calls/acts/file-notes.js'
import type { Act } from '../calls/acts/list.js'
import { actOfTask } from '../calls/acts/task-id.js'
import { formOf, formTools, variablesOfTask } from '../calls/acts/tools.js'
import { textIn } from '../calls/feel.js'
import { forms } from '../calls/forms.js'
import type { Actor, County } from '../county.js'
import { resolvedForm } from '../forms/conditions.js'
import { say } from '../language.js'
import { limitView, type LimitView } from '../views/time/limit-view.js'
import type { Matter } from './matter.js'
import { withdrawal } from './withdraw.js'

/** What this person may do on a matter now: their open tasks, and to withdraw an act that they gave. */
export async function matterActs(ctx: County, actor: Actor, matter: Matter): Promise<Act[]> {
  const open = await openTasksOfInstance(ctx, matter.row.instance)
  const own = open.filter(row => row.people.includes(actor.person))
  const acts = await Promise.all(own.map((row, index) => taskAct(ctx, row, index === 0)))
  const withdraw = await withdrawal(ctx, actor, matter)
  return [...acts.filter(act => act !== undefined), ...(withdraw ? [withdraw] : [])]
}

export async function openTasksOfInstance(
  { store, county }: Pick<County, 'store' | 'county'>,
  instance: string,
): Promise<TaskRow[]> {
  const { items } = await store.find(tasks, county, {
    where: { ...rowsOf(instance), state: 'open' },
    sort: ['due', 'since'],
    limit: 200,
  })
  return items
}

async function taskAct(ctx: County, row: TaskRow, primary: boolean): Promise<Act | undefined> {
  const seen = await variablesOfTask(ctx, row.instance, row.task)
  if (!seen) return undefined
  const schema = await formOf(ctx, seen.definition, row.form)
  const notes = row.form === null ? undefined : fileNotes(ctx, row.form, seen.variables)
  return {
    ...wordingOf(row.form, row.name, row.key, ctx.language),
    id: actOfTask(row._id),
    kind: 'task',
    primary,
    taskId: row._id,
    form: resolvedForm(schema, seen.variables, formTools(ctx)),
    defaults: row.form === forms.signDocument ? { 文稿: textIn(seen.variables.文稿) ?? '' } : {},
    ...(notes?.length ? { notes } : {}),
    limit: limitOf(ctx, row),
  }
}

/** The task's own limit: a matter has none that runs on beside it. */
export function limitOf(ctx: County, { due, since, units }: TaskRow): LimitView | null {
  if (due === null) return null
  const unit = units[0]
  const limit = { due, start: since, yellow: due, natural: false, ...(unit ? { unit } : {}) }
  return limitView(ctx.edition, ctx.now, limit, ctx.language)
}

/** What a person reads when the act is done. */
export const doneSentence = (ctx: County, row: TaskRow) =>
  wordingOf(row.form, row.name, row.key, ctx.language).done ?? say(done, ctx.language)

const done = { zh: '已办', en: 'Done' }
