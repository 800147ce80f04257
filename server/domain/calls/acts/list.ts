import { tasks, type TaskRow } from '../../../runtime/index.js'
import type { Actor, County } from '../../county.js'
import { unitName } from '../../county.js'
import { resolvedForm } from '../../forms/conditions.js'
import type { FormSchema } from '../../forms/schema.js'
import { say, type Language } from '../../language.js'
import { caseSentence } from '../../views/sentence/case.js'
import { limitOfTask } from '../../views/task-limit.js'
import type { LimitView } from '../../views/time/limit-view.js'
import type { CallRecord } from '../record.js'
import { forms } from '../forms.js'
import { readerOf } from '../reader.js'
import { mayOpen } from '../readers.js'
import { wordingOf } from './catalogue.js'
import { defaultsOf } from './defaults.js'
import { isOfLeg, legKey } from './messages/act.js'
import { awaitingMessage } from './messages/awaiting.js'
import { messageActsFor, type MessageAct } from './messages/index.js'
import { noteWords } from './note-words.js'
import { notesOf, officeRung } from './notes.js'
import { recordActsFor } from './on-record/index.js'
import { othersTurn } from './others-turn.js'
import { withRatedUnits } from './rated-units.js'
import { withKeptFiles } from './with-kept-files.js'
import { withPowers } from './with-powers.js'
import { withRating } from './rating-with-verification.js'
import { withSuffixes } from './suffixes.js'
import { actOfTask } from './task-id.js'
import { formOf, formTools, variablesOfTask } from './tools.js'
import { worded, type Wording } from './wording.js'

/** One thing that this person may do on this case now. */
export interface Act extends Wording {
  id: string
  kind: 'task' | 'message' | 'record' | 'comment'
  primary: boolean
  form: FormSchema | null
  defaults: Record<string, unknown>
  notes?: string[]
  /** Why it is not possible now: the button stands disabled with this sentence. */
  disabledReason?: string
  taskId?: string
  /** 承办号 of the leg that it is about: sent back with it, it goes to no other. */
  leg?: string
  limit?: LimitView | null
}

export interface ActPage {
  acts: Act[]
  /** A task that opening the case completes (签收). */
  signs?: { id: string; unitName: string }
  /** Whose turn it is, with names, when the case waits for others: 「这件由运行管理中心值班领导袁德明受理」. */
  others?: string
}

const comment = { zh: '留言', en: 'Comment' }

const commentForm: FormSchema = {
  id: 'comment',
  components: [
    {
      type: 'textarea',
      key: 'text',
      label: '留言',
      validate: { required: true, maxLength: 2000 },
      properties: { labelEn: 'Comment', hint: '请写留言', hintEn: 'Write the comment' },
    },
    { type: 'files', key: 'files', label: '附件', properties: { labelEn: 'Attachments' } },
  ],
}

/**
 * Everything that a person may do on a case: their open tasks, the acts by message that their role and unit allow, each
 * tried on the instance itself, and a comment. Pages render exactly this and repeat no rule. The one that moves the case
 * on comes first and is primary.
 */
export async function listActs(ctx: County, actor: Actor, record: CallRecord): Promise<ActPage> {
  const reader = readerOf(ctx, actor)
  if (!(await mayOpen(ctx, actor, record))) return { acts: [] }
  const open = await openTasksOf(ctx, record)
  const own = open.filter(row => row.people.includes(actor.person))
  const { task } = caseSentence(ctx, record, open)
  const signing = own.find(opensSign)
  const acts = await Promise.all([
    ...own.filter(row => !opensSign(row)).map(row => taskAct(ctx, row, record)),
    ...messageActsFor(reader, record).map(act => messageAct(ctx, actor, act, record)),
  ])
  const offered = acts.filter(act => act !== undefined)
  const first =
    offered.find(act => task && act.taskId === task._id) ?? offered.find(act => act.kind === 'task')
  if (first) first.primary = true
  return {
    acts: [
      ...offered,
      ...recordActsFor(reader, record).map(({ id, words, form }) => ({
        id,
        kind: 'record' as const,
        ...worded(words, ctx.language),
        primary: false,
        form,
        defaults: {},
      })),
      {
        id: 'comment',
        kind: 'comment',
        name: say(comment, ctx.language),
        primary: false,
        form: commentForm,
        defaults: {},
      },
    ],
    ...(task && !own.includes(task) ? { others: othersTurn(ctx, task) } : {}),
    ...(signing ? { signs: { id: actOfTask(signing._id), unitName: unitName(ctx, record.lead) } } : {}),
  }
}

/** Opening the case completes this task: 签收. */
export function opensSign(row: Pick<TaskRow, 'headers'>): boolean {
  return (JSON.parse(row.headers) as Record<string, string>).opensSign === 'true'
}

export async function openTasksOf(ctx: County, record: CallRecord, person?: string): Promise<TaskRow[]> {
  const { items } = await ctx.store.find(tasks, ctx.county, {
    where: {
      case: record.number,
      state: 'open',
      ...(person === undefined ? {} : { people: { any: [person] } }),
    },
    sort: ['due', 'since'],
    limit: 200,
  })
  return items
}

async function taskAct(ctx: County, row: TaskRow, record: CallRecord): Promise<Act | undefined> {
  const seen = await variablesOfTask(ctx, row.instance, row.task)
  if (!seen) return undefined
  const { variables, definition } = seen
  const raw = await formOf(ctx, definition, row.form)
  const tools = formTools(ctx)
  const rated = withRatedUnits(withRating(withKeptFiles(raw, record)), variables, tools.evaluate, code =>
    unitName(ctx, code),
  )
  const schema = withSuffixes(await withPowers(ctx, rated, record), variables, tools.evaluate, ctx.language)
  const notes = row.form === null ? [] : notesOf(ctx, row.form, variables, record)
  return {
    ...wordingOf(row.form, row.name, row.key, ctx.language),
    ...(row.form === forms.phone
      ? { name: noteWords[ctx.language].recordCall(officeRung(ctx, variables)) }
      : {}),
    id: actOfTask(row._id),
    kind: 'task',
    primary: false,
    taskId: row._id,
    form: resolvedForm(schema, variables, tools),
    defaults: defaultsOf(schema, { variables, record, now: ctx.now }),
    ...(notes.length ? { notes } : {}),
    limit: limitOfTask(ctx, row, record),
  }
}

async function messageAct(
  ctx: County,
  actor: Actor,
  act: MessageAct,
  record: CallRecord,
): Promise<Act | undefined> {
  const awaiting = await awaitingMessage(ctx, actor, act, record)
  if (!awaiting) return undefined
  const { schema, variables, refused } = awaiting
  return {
    id: act.id,
    kind: 'message',
    ...worded(act.words, ctx.language),
    primary: false,
    form: resolvedForm(schema, variables, formTools(ctx)),
    defaults: defaultsOf(schema, { variables, record, now: ctx.now }),
    ...(refused ? { disabledReason: reasonOf(refused, ctx.language) } : {}),
    ...(isOfLeg(act) ? { leg: legKey(record) } : {}),
  }
}

/** Why a diagram refuses it; one that says it in Chinese only says that. */
function reasonOf({ text, textEn = text }: { text: string; textEn?: string }, language: Language): string {
  return say({ zh: text, en: textEn }, language)
}
