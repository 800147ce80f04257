import { unitName, type County } from '../../county.js'
import type { Language } from '../../language.js'
import { momentText } from '../../views/time/dates.js'
import { chosenText } from '../../words/chosen.js'
import { contextIn, instantIn, listIn, textIn, textsIn, type Context } from '../feel.js'
import { forms } from '../forms.js'

/** What stands beside the forms of rulings and of papers of supervision, one composer a language. */
interface FileWords {
  contested(why: string, grounds: string | undefined): string
  parties(units: readonly string[]): string
  proposed(unit: string): string
  position(unit: string, text: string, grounds: string | undefined): string
  filed(unit: string, caseNumber: string, when: string): string
  opinion(unit: string, text: string, onSite: string | undefined): string
  demand(text: string, due: string | undefined): string
  report(cause: string, measures: string): string
  asked(reason: string): string
  assigned(text: string): string
  answer(text: string): string
  stillToDo(text: string): string
}

const words: Readonly<Record<Language, FileWords>> = {
  'zh-CN': {
    contested: (why, grounds) => `缘由：${why}${grounds ? `。${grounds}` : ''}`,
    parties: units => `争议单位：${units.join('、')}`,
    proposed: unit => `建议主办：${unit}`,
    position: (unit, text, grounds) => `${unit}：${text}${grounds ? `（依据：${grounds}）` : ''}`,
    filed: (unit, caseNumber, when) => `${unit}于 ${when} 立案（${caseNumber}）`,
    opinion: (unit, text, onSite) => `${unit}：${text}${onSite ? `；现场：${onSite}` : ''}`,
    demand: (text, due) => `督办要求：${text}${due ? `，${due} 前完成` : ''}`,
    report: (cause, measures) => `原因：${cause}；措施：${measures}`,
    asked: reason => `认定人提请移送：${reason}`,
    assigned: text => text,
    answer: text => `答复：${text}`,
    stillToDo: text => `还要办：${text}`,
  },
  en: {
    contested: (why, grounds) => `Why: ${why}${grounds ? `. ${grounds}` : ''}`,
    parties: units => `Units concerned: ${units.join(', ')}`,
    proposed: unit => `Proposed lead unit: ${unit}`,
    position: (unit, text, grounds) => `${unit}: ${text}${grounds ? ` (grounds: ${grounds})` : ''}`,
    filed: (unit, caseNumber, when) => `${unit} filed a case ${when} (${caseNumber})`,
    opinion: (unit, text, onSite) => `${unit}: ${text}${onSite ? `; on site: ${onSite}` : ''}`,
    demand: (text, due) => `Ordered: ${text}${due ? `, by ${due}` : ''}`,
    report: (cause, measures) => `Cause: ${cause}; measures: ${measures}`,
    asked: reason => `Whoever judged the report proposes a referral: ${reason}`,
    assigned: text => text,
    answer: text => `Answer: ${text}`,
    stillToDo: text => `Still to be done: ${text}`,
  },
}

/** What whoever rules, judges or decides must have read; undefined for other forms. */
export function fileNotes(ctx: County, form: string, variables: Context): string[] | undefined {
  const say = words[ctx.language]
  switch (form) {
    case forms.statePosition:
      return contest(ctx, say, variables)
    case forms.rule:
    case forms.decideRuling:
      return [
        ...contest(ctx, say, variables),
        ...filings(ctx, say, variables),
        ...positions(ctx, say, variables),
      ]
    case forms.orderJoint:
      return rows(variables.成员意见).map(row =>
        say.opinion(unitOf(ctx, row), chosen(ctx, row.意见), textIn(row.现场情况)),
      )
    case forms.replyDocument:
      return demand(ctx, say, variables)
    case forms.judgeDocument:
      return [...demand(ctx, say, variables), ...report(say, variables)]
    case forms.decideReferral:
      return [...report(say, variables), say.asked(textIn(variables.认定理由) ?? '')]
    case forms.acceptAnswer:
      return [
        say.assigned(textIn(variables.内容) ?? ''),
        say.answer([textIn(variables.意见), textIn(variables.答复)].filter(Boolean).join('，')),
      ]
    default:
      return undefined
  }
}

function contest(ctx: County, say: FileWords, variables: Context): string[] {
  const proposed = textIn(variables.建议主办)
  return [
    say.contested(chosen(ctx, variables.缘由), textIn(variables.争议事由)),
    say.parties(textsIn(variables.争议单位).map(unit => unitName(ctx, unit))),
    ...(proposed === undefined ? [] : [say.proposed(unitName(ctx, proposed))]),
  ]
}

/** Of two bodies with jurisdiction the first to file a case has it. */
const filings = (ctx: County, say: FileWords, { 缘由: why, 立案情况: list }: Context) =>
  why !== '执法管辖'
    ? []
    : rows(list).map(row => say.filed(unitOf(ctx, row), textIn(row.案件号) ?? '', textIn(row.立案日期) ?? ''))

const positions = (ctx: County, say: FileWords, { 陈述: list }: Context) =>
  rows(list).map(row => say.position(unitOf(ctx, row), chosen(ctx, row.主张), textIn(row.依据)))

function demand(
  { now, language }: County,
  say: FileWords,
  { 要求: text, 要求期限: until }: Context,
): string[] {
  const [ordered, due] = [textIn(text), instantIn(until)]
  if (ordered === undefined) return []
  return [say.demand(ordered, due === undefined ? undefined : momentText(due, now, language))]
}

const report = (say: FileWords, { 原因: cause, 措施: measures }: Context) => [
  say.report(textIn(cause) ?? '', textIn(measures) ?? ''),
]

const rows = (value: Context[string] | undefined) => listIn(value).map(contextIn)
const unitOf = (ctx: County, row: Context) => unitName(ctx, textIn(row.单位))
const chosen = ({ language }: County, value: Context[string] | undefined) =>
  chosenText(textIn(value) ?? '', language)
