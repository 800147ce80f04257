import { dateOf, dayOf, instantOf, isWorkingDay } from '../../../calendar/index.js'
import type { County } from '../../county.js'
import type { Words } from '../../language.js'
import { contextIn, instantIn, textIn, type Value } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import { callId, calls } from '../record.js'
import { isUrgency } from '../urgency.js'
import type { Deed } from './meaning.js'
import { mayChange } from './messages/urgency.js'
import { callFault } from './call-faults.js'
import { rulingSense } from './sense-ruling.js'

/** Review dates of a shelved case, by form key; each is a working day ahead. */
const reviewDates = ['复核日', '批准复核日', '续挂复核日']

/** At most so many days ahead, some six months, is a review put off. */
const putOffDays = 183

/** What a form of a call accepts field by field and still makes no sense on this case or for this person, by field. */
export async function callSense(ctx: County, deed: Deed): Promise<Record<string, Words>> {
  const { filled } = deed
  const form = meantForm(deed.form)
  const faults: Record<string, Words> = {}
  if (form === forms.requestShelving || form === forms.approveShelving || form === forms.reviewShelved)
    for (const key of reviewDates) {
      const wrong = reviewFault(ctx, filled[key], key)
      if (wrong) faults[key] = wrong
    }
  if (form === forms.changeUrgency) {
    const to = filled.新紧急程度
    if (isUrgency(to) && !mayChange(deed.actor.role, deed.record.urgency, to))
      faults.新紧急程度 = callFault.leaderLowers
  }
  if (form === forms.changeOwner && deed.record.urgency === '特急' && filled.新主办已接 !== true)
    faults.新主办已接 = callFault.notTaken
  if (form === forms.changeOwner) Object.assign(faults, await rulingSense(ctx, deed))
  if (form === forms.instruct) {
    const due = instantIn(filled.期限)
    if (due !== undefined && due <= ctx.now) faults.期限 = callFault.notAhead
  }
  if (form === forms.reviewRefusal && deed.actor.person === deed.record.refusal?.by)
    faults.复核结论 = callFault.tookPart
  if (form === forms.intake && filled.审核结论 === '并件') {
    const wrong = await mainFault(ctx, deed)
    if (wrong) faults.主件 = wrong
  }
  return faults
}

function reviewFault({ edition, now }: County, value: Value | undefined, key: string): Words | undefined {
  const date = textIn(contextIn(value).v)
  if (date === undefined) return undefined
  if (date <= dateOf(now)) return callFault.notAhead
  if (!isWorkingDay(edition, dayOf(instantOf(date)))) return callFault.notWorking
  const days = (instantOf(date) - now) / 86_400_000
  return key === '续挂复核日' && days > putOffDays ? callFault.tooFar : undefined
}

/** The main case of a merger is another of the same procedure, open, not sensitive and not itself merged. */
async function mainFault(ctx: County, { filled, record }: Deed): Promise<Words | undefined> {
  if (record.sensitive) return callFault.sensitive
  const number = textIn(filled.主件) ?? ''
  if (number === record.number) return callFault.mainItself
  const main = await ctx.store.get(calls, ctx.county, callId(ctx.county, number))
  if (!main || main.sensitive || main.process !== record.process) return callFault.noSuchMain
  if (!main.open) return callFault.mainEnded
  return main.state === '已并件' ? callFault.mainMerged : undefined
}
