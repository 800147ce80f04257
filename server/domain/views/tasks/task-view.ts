import type { TaskRow } from '../../../runtime/index.js'
import { plainName, wordingOf } from '../../calls/acts/catalogue.js'
import { opensSign } from '../../calls/acts/list.js'
import { noteWords } from '../../calls/acts/note-words.js'
import { actOfTask } from '../../calls/acts/task-id.js'
import { forms, meantForm, requestDecidedBy } from '../../calls/forms.js'
import { presentLeg, type CallRecord } from '../../calls/record.js'
import type { Urgency } from '../../calls/urgency.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { shortNumber } from '../../numbering/case-number.js'
import { stepName } from '../../words/steps.js'
import { verbOf } from '../sentence/verbs.js'
import { whoOf } from '../sentence/who.js'
import { limitOfTask } from '../task-limit.js'
import type { Light } from '../time/light.js'
import type { LimitView } from '../time/limit-view.js'
import type { Known } from './task-order.js'
import { taskWords } from './task-words.js'

export type TaskRole = '主办' | '协办' | '呼叫' | '审签' | '中心' | '督办' | '交办' | '其他'

/** A task in somebody's list. */
export interface TaskView {
  id: string
  instance: string
  element: string
  name: string
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  role: TaskRole
  unitName: string
  light: Light
  limit: LimitView | null
  sentence: string
  signed: boolean
  opensSign: boolean
  act: string
  actName: string
  form: string | null
  candidates: string[]
  waitsFor?: string
}

/** Tasks in which somebody signs: a head or leader looks for these first. */
const signingForms: readonly string[] = [
  forms.approve,
  forms.signReturn,
  forms.signExtension,
  forms.signRefusal,
  forms.signOrder,
  forms.signDocument,
  forms.propose,
  forms.answerAct,
]

export const signs = ({ form }: Pick<TaskRow, 'form'>) => signingForms.includes(meantForm(form) ?? '')

/** @param office whom a telephone task is to ring, which tells several of one case apart */
export function taskView(ctx: County, actor: Actor, { row, record }: Known, office?: string): TaskView {
  const limit = limitOfTask(ctx, row, record)
  const signs = opensSign(row)
  const mine = row.people.includes(actor.person)
  return {
    id: row._id,
    instance: row.instance,
    element: row.element,
    name: stepName(plainName(row.name), ctx.language),
    number: record.number,
    shortNumber: shortNumber(record.number),
    title: record.filed.title,
    urgency: record.urgency,
    role: roleOf(row, record),
    unitName: unitName(ctx, record.caller),
    light: limit?.light ?? 'untimed',
    limit,
    sentence: mine
      ? ownSentence(ctx, row, record, office)
      : taskWords[ctx.language].others(whoOf(ctx, row), verbOf(row, ctx.language)),
    signed: !signs,
    opensSign: signs,
    act: actOfTask(row._id),
    actName: signs
      ? taskWords[ctx.language].opensSignAct
      : office === undefined
        ? wordingOf(row.form, row.name, row.key, ctx.language).name
        : noteWords[ctx.language].recordCall(office),
    form: row.form,
    candidates: row.people.map(person => personName(ctx, person)),
    ...(mine ? {} : { waitsFor: whoOf(ctx, row) }),
  }
}

function roleOf(row: TaskRow, record: CallRecord): TaskRole {
  if (row.process === 'assigned-act') return '交办'
  if (row.process.startsWith('supervision')) return '督办'
  if (signs(row)) return '审签'
  if (meantForm(row.form) === forms.cooperate) return '协办'
  const roles = row.candidates.flatMap(each => ('unit' in each ? [each.unit] : []))
  if (roles.includes('中心')) return '中心'
  if (roles.includes(record.caller)) return '呼叫'
  return record.lead !== null && roles.includes(record.lead) ? '主办' : '其他'
}

/** What the reader is to do, in one sentence. */
function ownSentence(ctx: County, row: TaskRow, record: CallRecord, office: string | undefined): string {
  const words = taskWords[ctx.language]
  const verb = verbOf(row, ctx.language)
  const leg = presentLeg(record)
  if (opensSign(row)) return words.opensSign
  if (office !== undefined) return words.ring(office)
  if (meantForm(row.form) === forms.feedBack && leg?.cooperation.length) {
    const replied = leg.cooperation.filter(each => each.repliedAt !== undefined)
    const missing = leg.cooperation.length - replied.length
    return missing
      ? words.gather(
          missing,
          replied.map(each => unitName(ctx, each.unit)),
        )
      : words.allReplied
  }
  const asked = requestDecidedBy(row.form)
  if (asked) return words.asked(verb, unitName(ctx, record.lead), asked)
  return words.you(verb)
}
