import { addLimit } from '../../../calendar/index.js'
import { isNatural } from '../../calls/urgency.js'
import { unitName, type Actor, type County } from '../../county.js'
import { postsOf, roleNames, unitNamed } from '../../directory/index.js'
import { urgencies, type LimitCell, type ListItem, type Urgency } from '../../lists/index.js'
import { similarCases } from '../queue/similar.js'
import { dayCells, type DayCell } from '../reckoning.js'
import { cellText } from '../time/amounts.js'
import { dueText } from '../time/limit-view.js'
import { answerLimit, limitOf, type LimitTable } from './item-limits.js'

/** What the filing page fills in by itself: as if the call were filed and dispatched now by the reader's unit. */
export interface Expected {
  urgency: Urgency
  dueText: string
  sentence: string
  days: DayCell[]
  natural: boolean
  approver?: { name: string; roleName: string; note?: string }
  steps: { text: string; who?: string; limitText?: string }[]
  urgencies: { urgency: Urgency; limitText: string; approvalText: string }[]
  footText: string
  similar: { number: string; title: string; text: string }[]
}

export async function expectedLimits(
  ctx: County,
  actor: Actor,
  item: ListItem,
  urgency: Urgency,
  table: LimitTable,
): Promise<Expected> {
  const cell = answerLimit(item, table, urgency)
  const reckoned = cell && addLimit(ctx.edition, ctx.now, cell.数量, cell.单位)
  const approver = await approverOf(ctx, actor.unit, urgency)
  return {
    urgency,
    dueText: reckoned ? dueText(reckoned.at, ctx.now, reckoned.provisional) : '',
    sentence: cell ? sentenceOf(cell) : '',
    days: reckoned ? dayCells(reckoned.days) : [],
    natural: isNatural(urgency),
    ...(approver ? { approver } : {}),
    steps: stepsOf(ctx, actor.unit, item, urgency, table, approver?.name),
    urgencies: urgencies.map(each => ({
      urgency: each,
      limitText: textOf(answerLimit(item, table, each), '办结'),
      approvalText: approvalText(each, limitOf(item, table, each, '审签')),
    })),
    footText: footText(ctx, urgency, item, table, approver?.name),
    similar: await similarCases(ctx, actor, { item: item.code, township: actor.unit }),
  }
}

/** 一般 waits for the deputy; 紧急 and 特急 go out on the word of whoever leads the shift. */
async function approverOf(ctx: County, unit: string, urgency: Urgency): Promise<Expected['approver']> {
  const role = urgency === '一般' ? 'deputy' : 'duty'
  const found = await ctx.directory.resolve(ctx.county, [{ role, unit }], ctx.now)
  const [person] = found.people
  if (person === undefined) return undefined
  const name = ctx.people.person.get(person)?.name ?? person
  const title = postsOf(ctx.people, person, ctx.now).find(post => post.unit === unit)?.title
  const stoodFor = found.substitutes?.[person]
  const note =
    found.for !== undefined
      ? `${roleNames[role].zh}不在岗，由其代理`
      : stoodFor === undefined
        ? '在岗'
        : `代理 ${ctx.people.person.get(stoodFor)?.name ?? stoodFor}`
  return { name, roleName: role === 'duty' ? roleNames.duty.zh : (title ?? roleNames.deputy.zh), note }
}

function stepsOf(
  ctx: County,
  unit: string,
  item: ListItem,
  urgency: Urgency,
  table: LimitTable,
  approver: string | undefined,
): Expected['steps'] {
  const within = (stage: Parameters<typeof limitOf>[3]) => {
    const cell = limitOf(item, table, urgency, stage)
    return cell ? { limitText: `${cellText(cell)}内` } : {}
  }
  const centre = unitNamed(ctx.people, '中心')?.short ?? '中心'
  const lead = unitName(ctx, item.lead)
  const answer = answerLimit(item, table, urgency)
  return [
    urgency === '一般'
      ? { ...(approver ? { who: approver } : {}), text: ' 审签', ...within('审签') }
      : { ...(approver ? { who: approver } : {}), text: ' 口头批准，先呼后补签', ...within('审签') },
    { who: centre, text: ' 受理派发', ...within('受理') },
    { who: lead, text: ' 签收', ...within('签收') },
    { who: lead, text: ' 响应', ...within('响应') },
    { who: lead, text: ' 处置并反馈', ...(answer ? { limitText: `${cellText(answer)}内` } : {}) },
    { who: unitName(ctx, unit), text: ' 核验', ...within('核验') },
  ]
}

/** How the limit counts, for whoever files now. */
function sentenceOf(cell: LimitCell): string {
  switch (cell.单位) {
    case '工作日':
      return `今天派发则今天不计，从下一个工作日起 ${cell.数量} 个工作日`
    case '工作时':
      return `从派发起 ${cellText(cell)}，只算上班时间`
    case '日':
      return `今天派发则今天不计，从明天起 ${cell.数量} 日，末日是休息日的顺延`
    default:
      return `从派发起 ${cellText(cell)}，昼夜连续计算（自然时）`
  }
}

function approvalText(urgency: Urgency, countersign: LimitCell | undefined): string {
  if (urgency === '一般') return '分管负责同志审签'
  return `先呼后补${countersign ? `，${cellText(countersign)}内补签` : ''}`
}

function footText(
  ctx: County,
  urgency: Urgency,
  item: ListItem,
  table: LimitTable,
  approver: string | undefined,
): string {
  const centre = unitNamed(ctx.people, '中心')?.short ?? '中心'
  const intake = limitOf(item, table, urgency, '受理')
  const within = intake ? ` **${cellText(intake)}**内` : ''
  return urgency === '一般'
    ? `送 **${approver ?? roleNames.deputy.zh}** 审签，审签后${centre}${within}受理派发`
    : `经 **${approver ?? roleNames.duty.zh}** 口头批准后直接送${centre}，${centre}${within}受理派发`
}

function textOf(cell: LimitCell | undefined, verb: string): string {
  return cell ? `${cellText(cell)}${verb}` : ''
}
