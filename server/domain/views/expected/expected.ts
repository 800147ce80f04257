import { addLimit } from '../../../calendar/index.js'
import { isNatural } from '../../calls/urgency.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { say } from '../../language.js'
import { postsOf, roleNames, unitNamed } from '../../directory/index.js'
import { urgencies, type ListItem, type Urgency } from '../../lists/index.js'
import { similarCases } from '../queue/similar.js'
import { dayCells, type DayCell } from '../reckoning.js'
import { dueText } from '../time/limit-view.js'
import { answerLimit, limitOf, type LimitTable } from './item-limits.js'
import { expectedWords } from './words.js'

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
  const words = expectedWords[ctx.language]
  return {
    urgency,
    dueText: reckoned ? dueText(reckoned.at, ctx.now, reckoned.provisional, ctx.language) : '',
    sentence: cell ? words.counts(cell) : '',
    days: reckoned ? dayCells(reckoned.days, ctx.language) : [],
    natural: isNatural(urgency),
    ...(approver ? { approver } : {}),
    steps: stepsOf(ctx, actor.unit, item, urgency, table, approver?.name),
    urgencies: urgencies.map(each => {
      const answer = answerLimit(item, table, each)
      return {
        urgency: each,
        limitText: answer ? words.answered(answer) : '',
        approvalText: words.approval(each, limitOf(item, table, each, '审签')),
      }
    }),
    footText: words.foot(
      { urgency, approver: approver?.name },
      centreOf(ctx),
      limitOf(item, table, urgency, '受理'),
    ),
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
  const words = expectedWords[ctx.language]
  const roleName = say(roleNames[role], ctx.language)
  const note =
    found.for !== undefined
      ? words.inPlaceOf(roleName)
      : stoodFor === undefined
        ? words.onDuty
        : words.standsFor(personName(ctx, stoodFor))
  // A post's title is its county's own word, in Chinese.
  return { name, roleName: role === 'duty' || ctx.language === 'en' ? roleName : (title ?? roleName), note }
}

const centreOf = (ctx: County) => unitNamed(ctx.people, '中心')?.short ?? '中心'

function stepsOf(
  ctx: County,
  unit: string,
  item: ListItem,
  urgency: Urgency,
  table: LimitTable,
  approver: string | undefined,
): Expected['steps'] {
  const words = expectedWords[ctx.language]
  const within = (stage: Parameters<typeof limitOf>[3]) => {
    const cell = limitOf(item, table, urgency, stage)
    return cell ? { limitText: words.within(cell) } : {}
  }
  const centre = centreOf(ctx)
  const lead = unitName(ctx, item.lead)
  const answer = answerLimit(item, table, urgency)
  const first = limitOf(item, table, urgency, '首次反馈')
  return [
    {
      ...(approver ? { who: approver } : {}),
      text: urgency === '一般' ? words.steps.approve : words.steps.countersign,
      ...within('审签'),
    },
    { who: centre, text: words.steps.accept, ...within('受理') },
    { who: lead, text: words.steps.sign, ...within('签收') },
    { who: lead, text: words.steps.respond, ...within('响应') },
    ...(first ? [{ who: lead, text: words.steps.firstReport, limitText: words.within(first) }] : []),
    { who: lead, text: words.steps.handle, ...(answer ? { limitText: words.within(answer) } : {}) },
    { who: unitName(ctx, unit), text: words.steps.verify, ...within('核验') },
  ]
}
