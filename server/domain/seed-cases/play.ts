import { derivedId, type SettableClock } from '../../runtime/index.js'
import { keepAttachment } from '../attachments/attachments.js'
import { contentOfBytes } from '../attachments/content.js'
import { fileCall } from '../calls/acts/file.js'
import { fileCase } from '../calls/acts/file-case.js'
import { openTasksOf, opensSign } from '../calls/acts/list.js'
import { performAct } from '../calls/acts/perform.js'
import { actOfTask } from '../calls/acts/task-id.js'
import { callId, calls } from '../calls/record.js'
import { countyNow, type Actor, type County, type Services } from '../county.js'
import { postsHeld, type Role } from '../directory/index.js'
import { refuse, type Outcome } from '../outcome.js'
import { samplePicture } from './picture.js'
import type { PlannedCase, PlannedStep } from './plan.js'
import type { Deed } from './deed.js'
import { deeds } from './steps.js'

/** Services whose clock is set by hand: the plan is played on a virtual clock that ends at now. */
export type VirtualServices = Services & { clock: SettableClock }

/** Files a planned call, on the word of its deputy when it is urgent. The same case files once. */
export async function filePlanned(services: Services, county: string, plan: PlannedCase): Promise<string> {
  const ctx = await countyNow(services, county)
  const actor = firstOf(ctx, 'clerk', plan.township)
  const deputy = firstOf(ctx, 'deputy', plan.township)
  const { placeText, ...filing } = plan.filing
  const urgent = filing.urgency !== undefined && filing.urgency !== '一般'
  const picture = await samplePhoto(ctx, actor, `${plan.id}/filed`, '处置前（样例）')
  if (plan.process !== undefined) {
    const values = { ...inForm(plan), 佐证: [picture] }
    return numberOf(plan, await fileCase(ctx, actor, { process: plan.process, values }, `seed/${plan.id}`))
  }
  const filed = await fileCall(
    ctx,
    actor,
    {
      urgency: '一般',
      dutiesDone: [],
      lifeAtRisk: false,
      fromCitizen: false,
      sensitive: false,
      ...filing,
      files: [picture],
      place: { text: placeText, township: plan.township },
      ...(urgent ? { oralApprover: deputy.person, oralApprovedAt: ctx.now - 120_000 } : {}),
    },
    `seed/${plan.id}`,
  )
  return numberOf(plan, filed)
}

function numberOf({ id }: PlannedCase, filed: Outcome<{ number: string }, string>): string {
  if (filed.ok) return filed.value.number
  throw new Error(`${id}: ${filed.code} ${filed.text} ${JSON.stringify(filed.fields ?? {})}`)
}

/** As the form of enforcement asks for it. */
function inForm({ filing, township }: PlannedCase): Record<string, unknown> {
  return {
    清单项: filing.item,
    标题: filing.title,
    内容: filing.content,
    地点: { text: filing.placeText, township },
    属地职责已履行: filing.dutyText,
    紧急程度: '一般',
  }
}

/** Does one step of a planned case, as whoever may do it would at the page. */
export async function playStep(
  services: Services,
  county: string,
  plan: PlannedCase,
  number: string,
  [, name, ...details]: PlannedStep,
): Promise<Outcome<unknown, string>> {
  const ctx = await countyNow(services, county)
  const record = await ctx.store.get(calls, county, callId(county, number))
  if (!record) return refuse('CASE_UNKNOWN', `没有 ${number}`)
  const deed = deeds[name](record, ctx.now, details)
  const found = await whoAndWhat(ctx, number, deed)
  if (!found) return refuse('NOBODY_WAITS', `${plan.id}：没有等${name}的任务`)
  const { actor, act } = found
  const input = { ...deed.input }
  for (const [key, [role, unit]] of Object.entries(deed.people ?? {}))
    input[key] = firstOf(ctx, role, unit).person
  if (deed.picture)
    input[deed.picture.key] = [
      await samplePhoto(ctx, actor, `${plan.id}/${name}/${record.legs.length}`, deed.picture.caption),
    ]
  return performAct(ctx, actor, number, act, input, `seed/${plan.id}/${name}/${ctx.now}`)
}

async function whoAndWhat(
  ctx: County,
  number: string,
  deed: Deed,
): Promise<{ actor: Actor; act: string } | undefined> {
  const record = await ctx.store.get(calls, ctx.county, callId(ctx.county, number))
  if (!record) return undefined
  if (deed.comment) return { actor: firstOf(ctx, 'clerk', record.caller), act: 'comment' }
  if (deed.message) {
    const actor =
      deed.by === 'lead-clerk'
        ? firstOf(ctx, 'clerk', record.lead ?? '')
        : firstOf(ctx, 'deputy', record.caller)
    return { actor, act: deed.message }
  }
  const open = await openTasksOf(ctx, record)
  const row = open.find(
    each =>
      (deed.signs ? opensSign(each) : each.form === deed.form) &&
      (deed.unit === undefined || each.units.includes(deed.unit)) &&
      (deed.key === undefined || each.key?.startsWith(deed.key)),
  )
  const person = row?.people[0]
  if (!row || person === undefined) return undefined
  const posts = ctx.people.postsOfPerson.get(person) ?? []
  const post = posts.find(each => row.units.includes(each.unit)) ?? posts[0]
  if (!post) return undefined
  return {
    actor: { person, post: post._id, role: post.role, unit: post.unit },
    act: actOfTask(row._id),
  }
}

function firstOf(ctx: County, role: Role, unit: string): Actor {
  const [post] = postsHeld(ctx.people, unit, [role], ctx.now)
  if (!post) throw new Error(`nobody is ${role} in ${unit}`)
  return { person: post.person, post: post._id, role: post.role, unit }
}

async function samplePhoto(ctx: County, actor: Actor, what: string, caption: string): Promise<string> {
  const id = derivedId(ctx.county, 'seed', what)
  if (await ctx.store.blobs.head(ctx.county, id)) return id
  const kept = await keepAttachment(ctx.store, ctx.county, id, {
    name: `${caption}.png`,
    caption,
    content: contentOfBytes(samplePicture((what.length % 10) / 10)),
    case: null,
    by: actor.person,
    unit: actor.unit,
    at: ctx.now,
  })
  if (!kept.ok) throw new Error(kept.text)
  return id
}
