import type { County } from '../../county.js'
import { personName, unitName } from '../../county.js'
import { onDuty, resolve } from '../../directory/index.js'
import { momentText } from '../../views/time/dates.js'
import { contextIn, instantIn, numberIn, textIn, type Context } from '../feel.js'
import { forms, requestForms } from '../forms.js'
import { presentLeg, type CallRecord } from '../record.js'

/** A reply that only says that something was passed on: it may be sent, and the verifier is told (程序性答复). */
export function isProcedural(text: string): boolean {
  return text.length < 40 && /已(经)?(转办|告知|转交|移交|转送|批转|知悉)/.test(text)
}

/** What stands beside a form: the effect on the limit, the reason of a request, replies that are missing. */
export function notesOf(ctx: County, form: string, variables: Context, record: CallRecord): string[] {
  const leg = presentLeg(record)
  if (form === forms.feedBack) {
    const missing = leg?.cooperation.filter(each => each.repliedAt === undefined) ?? []
    return [
      ...(missing.length ? [`还没有回复：${missing.map(each => unitName(ctx, each.unit)).join('、')}`] : []),
      ...(record.filed.evidence.length ? [`佐证任选其一：${record.filed.evidence.join('、')}`] : []),
    ]
  }
  if (form === forms.verify || form === forms.verifyInStead) {
    const text = leg?.answer?.text ?? ''
    return isProcedural(text) ? ['程序性答复：只写了转办或告知，请核实结果'] : []
  }
  if (form === forms.phone) return [toRing(ctx, variables)]
  if (form === forms.signOrder || form === forms.signDocument) return [standing(ctx, record)]
  if (!requestForms.includes(form)) return []
  const extension = contextIn(variables.延期申请)
  const amount = numberIn(extension.延长数量)
  const next = instantIn(extension.新期限)
  if (amount !== undefined && next !== undefined && record.pending?.kind !== '退回')
    return [
      `申请延长 ${amount} ${textIn(extension.单位) ?? ''}，批准后期限为 ${momentText(next, ctx.now)}`,
      `理由：${textIn(extension.理由) ?? ''}`,
      `进展：${textIn(extension.进展) ?? ''}`,
    ]
  const back = contextIn(variables.退回申请)
  return [
    `理由：${textIn(back.理由) ?? ''}`,
    `依据：${textIn(back.依据) ?? ''}`,
    `建议主办：${unitName(ctx, textIn(back.建议主办))}`,
  ]
}

/** Whom to ring now; after a call that nobody took, the backup of the roster where there is one. */
function toRing(ctx: County, variables: Context): string {
  const object = contextIn(variables.对象)
  const role = textIn(object.role) ?? ''
  const unit = textIn(object.unit) ?? ''
  const post = role === 'duty' ? `${unitName(ctx, unit)}值班领导` : '分管县领导'
  const duty = role === 'duty' ? onDuty(ctx.people, ctx.edition, unit, ctx.now) : undefined
  if (variables.已知悉 === false && duty?.backup !== undefined)
    return ring('上次未接通，请改拨备用', personName(ctx, duty.backup), duty.backupPhone)
  const [person] = resolve(ctx.people, ctx.edition, [{ role, unit }], ctx.now).people
  const phone = duty?.phone ?? (person === undefined ? undefined : ctx.people.person.get(person)?.phone)
  return ring(`请拨打${post}`, person === undefined ? '' : personName(ctx, person), phone)
}

const ring = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')

/** How the case stands now: whoever signs a document about it must know that it was answered meanwhile. */
function standing({ now }: County, record: CallRecord): string {
  if (record.answeredAt !== undefined) return `该事项已于${momentText(record.answeredAt, now)}反馈`
  const leg = presentLeg(record)
  return leg ? `该事项至今未反馈，期限 ${momentText(leg.due, now)}` : '该事项还没有派发'
}
