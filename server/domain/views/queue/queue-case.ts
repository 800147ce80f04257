import {
  addLimit,
  addWorkingDays,
  instantBetween,
  type CalendarEdition,
  type LimitUnit,
} from '../../../calendar/index.js'
import { attachmentsOf } from '../../attachments/attachments.js'
import { openTasksOf } from '../../calls/acts/list.js'
import { variablesOfTask } from '../../calls/acts/tools.js'
import { contextIn, numberIn, textIn, type Context } from '../../calls/feel.js'
import type { CallRecord } from '../../calls/record.js'
import type { Urgency } from '../../calls/urgency.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { onDuty, postsHeld } from '../../directory/index.js'
import { caseLight, caseLimit } from '../case-light.js'
import { fileView, type FileView } from '../file-view.js'
import { caseSentence } from '../sentence/case.js'
import { momentText } from '../time/dates.js'
import type { Light } from '../time/light.js'
import { dueText, type LimitView } from '../time/limit-view.js'
import { queueWords } from './queue-words.js'
import { similarCases } from './similar.js'

/** The right side of the queue: already a decision. */
export interface QueueCase {
  number: string
  title: string
  urgency: Urgency
  facts: string[]
  content: string
  place: string
  photos: FileView[]
  light: Light
  limit: LimitView | null
  dutyText: string
  dutiesDone: string[]
  dutyCheck: { ok: boolean; text: string } | null
  history: { text: string; numbers: string[] } | null
  item: { code: string; no: number; title: string } | null
  dispatch: {
    rows: {
      role: '主办' | '协办'
      unit: string
      unitName: string
      duty: string
      contact: string
      dueText: string
    }[]
    limitText: string
  }
}

export async function queueCase(ctx: County, actor: Actor, record: CallRecord): Promise<QueueCase> {
  const { filed } = record
  const words = queueWords[ctx.language]
  const open = await openTasksOf(ctx, record)
  const { task } = caseSentence(ctx, record, open)
  const seen = task && (await variablesOfTask(ctx, task.instance, task.task))
  const limit = caseLimit(ctx, record, task)
  const similar = await similarCases(ctx, actor, {
    item: filed.item,
    township: record.caller,
    except: record.number,
  })
  const files = await attachmentsOf(ctx.store, ctx.county, record.number)
  return {
    number: record.number,
    title: filed.title,
    urgency: record.urgency,
    facts: [
      unitName(ctx, record.caller),
      [personName(ctx, record.filedBy), ctx.people.person.get(record.filedBy)?.phone].join(' ').trim(),
      ...(filed.oralApprover ? [words.agreedBy(personName(ctx, filed.oralApprover))] : []),
    ],
    content: filed.content,
    place: filed.place.text,
    photos: files.filter(file => file.image).map(file => fileView(ctx, file)),
    light: limit?.light ?? caseLight(record, ctx.now),
    limit,
    dutyText: filed.dutyText,
    dutiesDone: filed.dutiesDone,
    dutyCheck: await dutyCheck(ctx, record),
    history: similar.length
      ? { text: words.similar(similar.length), numbers: similar.map(each => each.number) }
      : null,
    item: filed.item === null ? null : { code: filed.item, no: filed.itemNo ?? 0, title: filed.itemTitle },
    dispatch: await dispatchNow(ctx, record, seen?.variables ?? {}),
  }
}

async function dutyCheck(ctx: County, { filed }: CallRecord): Promise<QueueCase['dutyCheck']> {
  const duties = await dutiesOf(ctx, filed.item)
  if (!duties.length) return null
  const words = queueWords[ctx.language]
  const [missing] = duties.filter(duty => !filed.dutiesDone.includes(duty))
  if (missing === undefined) return { ok: true, text: words.dutiesMet(filed.itemNo) }
  const reason = filed.dutiesUndoneReason ?? filed.dutyText
  return {
    ok: false,
    text: words.dutyMissing(filed.itemNo, missing, reason.slice(0, 60)),
  }
}

async function dutiesOf(ctx: County, item: string | null): Promise<readonly string[]> {
  if (item === null) return []
  const found = await ctx.lists.search(ctx.county, ctx.now, { text: item })
  return found.find(each => each.item.code === item)?.item.townshipDuty ?? []
}

/** What a dispatch now would be: units of the list, whom to ring, and until when. */
async function dispatchNow(ctx: County, { filed, urgency }: CallRecord, variables: Context) {
  const words = queueWords[ctx.language]
  const row = contextIn(variables.时限)
  const cell = contextIn(filed.list?.complex && row.疑难 ? row.疑难 : row.办结)
  const amount = numberIn(cell.数量)
  const unit = textIn(cell.单位)
  const due =
    amount === undefined || unit === undefined
      ? undefined
      : addLimit(ctx.edition, ctx.now, amount, unit as LimitUnit).at
  const codes = filed.list ? [filed.list.lead, ...filed.list.cooperating] : []
  const manual = filed.item === null ? undefined : await manualOf(ctx, filed.item)
  return {
    rows: codes.map((code, index) => ({
      role: index === 0 ? ('主办' as const) : ('协办' as const),
      unit: code,
      unitName: unitName(ctx, code),
      duty:
        (index === 0
          ? manual?.lead.duties
          : manual?.cooperating.find(each => each.unit === code)?.duties
        )?.join(words.semicolon) ?? '',
      contact: contactOf(ctx, code, urgency),
      dueText:
        due === undefined
          ? ''
          : dueText(
              index === 0 ? due : cooperationDue(ctx.edition, urgency, ctx.now, due),
              ctx.now,
              false,
              ctx.language,
            ),
    })),
    limitText:
      due === undefined || amount === undefined || unit === undefined
        ? ''
        : words.limit({ urgency, amount, unit }, momentText(due, ctx.now, ctx.language)),
  }
}

/**
 * Until when the cooperating units answer a dispatch: one working day before the lead, but never within the first one;
 * 紧急 and 特急 at three quarters of the time (the procedure's rule for 协办期限).
 */
export function cooperationDue(
  edition: CalendarEdition,
  urgency: Urgency,
  dispatched: number,
  due: number,
): number {
  if (urgency !== '一般') return instantBetween(dispatched, due, 0.75)
  const before = addWorkingDays(edition, due, -1).at
  return before >= addLimit(edition, dispatched, 1, '工作日').at ? before : due
}

async function manualOf(ctx: County, item: string) {
  const known = await ctx.lists.search(ctx.county, ctx.now, { text: item })
  return known.some(each => each.item.code === item) ? ctx.lists.manual(ctx.county, ctx.now, item) : undefined
}

/** 一般: the clerk at the desk; 紧急 and 特急: whoever the roster names now. */
function contactOf(ctx: County, unit: string, urgency: Urgency): string {
  const duty = urgency === '一般' ? undefined : onDuty(ctx.people, ctx.edition, unit, ctx.now)
  const person = duty?.leader ?? postsHeld(ctx.people, unit, ['clerk'], ctx.now)[0]?.person
  const known = person === undefined ? undefined : ctx.people.person.get(person)
  return [known?.name ?? unitName(ctx, unit), duty?.phone ?? known?.phone ?? ''].join(' ').trim()
}
