import { instantOf } from '../../../calendar/index.js'
import type { County } from '../../county.js'
import { personName, unitName } from '../../county.js'
import { onDuty, resolve } from '../../directory/index.js'
import { momentText, plainDateText } from '../../views/time/dates.js'
import { chosenText } from '../../words/chosen.js'
import { amountText } from '../../words/units.js'
import { contextIn, instantIn, numberIn, textIn, type Context } from '../feel.js'
import { forms, meantForm, requestDecidedBy } from '../forms.js'
import { presentLeg, type CallRecord } from '../record.js'
import { fileNotes } from './file-notes.js'
import { noteWords } from './note-words.js'

/** A reply that only says that something was passed on: it may be sent, and the verifier is told (程序性答复). */
function isProcedural(text: string): boolean {
  return text.length < 40 && /已(经)?(转办|告知|转交|移交|转送|批转|知悉)/.test(text)
}

/** What stands beside a form: the effect on the limit, the reason of a request, replies that are missing. */
export function notesOf(ctx: County, asked: string, variables: Context, record: CallRecord): string[] {
  const form = meantForm(asked) ?? asked
  const say = noteWords[ctx.language]
  const leg = presentLeg(record)
  if (form === forms.feedBack) {
    const missing = leg?.cooperation.filter(each => each.repliedAt === undefined) ?? []
    const { evidence } = record.filed
    return [
      ...(missing.length ? [say.noReplyYet(missing.map(each => unitName(ctx, each.unit)))] : []),
      ...(evidence.length ? [say.evidence(evidence)] : []),
    ]
  }
  if (form === forms.verify || form === forms.verifyInStead)
    return isProcedural(leg?.answer?.text ?? '') ? [say.procedural] : []
  if (form === forms.phone) return [toRing(ctx, variables)]
  if (form === forms.answerAct) return assigned(ctx, variables, record)
  if (form === forms.signOrder || form === forms.signDocument) return [standing(ctx, record)]
  const file = fileNotes(ctx, form, variables)
  if (file) return file
  const request = requestDecidedBy(form)
  if (request === undefined) return []
  if (request === '挂账') return shelvingNotes(ctx, contextIn(variables.挂账申请))
  const extension = contextIn(variables.延期申请)
  const amount = numberIn(extension.延长数量)
  const next = instantIn(extension.新期限)
  if (request === '延期' && amount !== undefined && next !== undefined)
    return [
      say.asksFor(
        amountText(amount, textIn(extension.单位) ?? '', ctx.language),
        momentText(next, ctx.now, ctx.language),
      ),
      say.reason(textIn(extension.理由) ?? ''),
      say.progress(textIn(extension.进展) ?? ''),
      ...(form === forms.decideExtension ? [say.comment(callerComment(variables))] : []),
    ]
  const back = contextIn(variables.退回申请)
  return [
    say.reason(textIn(back.理由) ?? ''),
    say.grounds(textIn(back.依据) ?? ''),
    say.proposedLead(unitName(ctx, textIn(back.建议主办))),
  ]
}

/** What is asked for when a case is to be shelved. */
function shelvingNotes(ctx: County, asked: Context): string[] {
  const say = noteWords[ctx.language]
  const day = textIn(contextIn(asked.复核日).v) ?? textIn(asked.复核日)
  return [
    say.shelves(chosenText(textIn(asked.原因) ?? '', ctx.language)),
    say.reached(textIn(asked.阶段成果) ?? ''),
    ...(day === undefined ? [] : [say.reviewOn(plainDateText(instantOf(day), ctx.now, ctx.language))]),
  ]
}

/** What the calling unit wrote about an extension; nothing while it wrote nothing. */
function callerComment(variables: Context): string | undefined {
  const text = textIn(variables.延期意见)
  return text === '' || text === '未提出意见' ? undefined : text
}

/** What an assigned act is about; for a countersign, the call that went out on the reader's word. */
function assigned(ctx: County, variables: Context, { filed, filedBy, caller }: CallRecord): string[] {
  const say = noteWords[ctx.language]
  if (variables.种类 !== '补签') return [textIn(variables.内容) ?? ''].filter(Boolean)
  const { title, content, urgencyReason, oralApprovedAt } = filed
  return [
    say.countersigned({
      title,
      by: `${unitName(ctx, caller)}${ctx.language === 'en' ? ', ' : ''}${personName(ctx, filedBy)}`,
      ...(oralApprovedAt === undefined
        ? {}
        : { agreedAt: momentText(oralApprovedAt, ctx.now, ctx.language) }),
    }),
    content,
    ...(urgencyReason ? [say.urgencyReason(urgencyReason)] : []),
  ]
}

/** Whom to ring now; after a call that nobody took, the backup of the roster where there is one. */
function toRing(ctx: County, variables: Context): string {
  const say = noteWords[ctx.language]
  const { role, unit } = rung(variables)
  const duty = role === 'duty' ? onDuty(ctx.people, ctx.edition, unit, ctx.now) : undefined
  if (variables.已知悉 === false && duty?.backup !== undefined)
    return ring(say.ringBackup, personName(ctx, duty.backup), duty.backupPhone)
  const [person] = resolve(ctx.people, ctx.edition, [{ role, unit }], ctx.now).people
  const phone = duty?.phone ?? (person === undefined ? undefined : ctx.people.person.get(person)?.phone)
  return ring(
    say.ring(officeRung(ctx, variables)),
    person === undefined ? '' : personName(ctx, person),
    phone,
  )
}

/** The office that a telephone task is about, so that several of them are told apart. */
export function officeRung(ctx: County, variables: Context): string {
  const say = noteWords[ctx.language]
  const { role, unit } = rung(variables)
  return role === 'duty' ? say.dutyOf(unitName(ctx, unit)) : say.countyLeader
}

function rung(variables: Context): { role: string; unit: string } {
  const object = contextIn(variables.对象)
  return { role: textIn(object.role) ?? '', unit: textIn(object.unit) ?? '' }
}

const ring = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')

/** How the case stands now: whoever signs a document about it must know that it was answered meanwhile. */
function standing({ now, language }: County, record: CallRecord): string {
  const say = noteWords[language]
  if (record.answeredAt !== undefined) return say.answeredAt(momentText(record.answeredAt, now, language))
  const leg = presentLeg(record)
  return leg ? say.notAnswered(momentText(leg.due, now, language)) : say.notDispatched
}
