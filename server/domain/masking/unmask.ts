import type { Actor, County } from '../county.js'
import type { CallRecord } from '../calls/record.js'
import { readerOf } from '../calls/reader.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { caseView } from '../views/case-view.js'
import { timelineOf } from '../views/timeline/timeline.js'
import { maskOf, numbersIn } from './numbers.js'

const noSuchNumber = {
  zh: '这件里没有这个号码，可能已更正，请刷新后再看',
  en: 'This case has no such number; it may have been corrected. Reload the page',
}

/**
 * The numbers behind a mask that the reader sees on a case. Who looked at which stands in the trail before it is told.
 * @param shown as 138****5678
 */
export async function unmask(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  shown: string,
): Promise<Outcome<string[], 'NUMBER_UNKNOWN'>> {
  const seen = JSON.stringify([
    await caseView(ctx, actor, record),
    await timelineOf(ctx, record, readerOf(ctx, actor)),
  ])
  const numbers = [...new Set(numbersIn(seen.replaceAll(/\\[nrt]/g, ' ')))].filter(
    number => maskOf(number) === shown,
  )
  if (numbers.length === 0) return refuse('NUMBER_UNKNOWN', noSuchNumber)
  await ctx.audit.append(ctx.county, {
    person: actor.person,
    post: actor.post,
    act: 'number.unmasked',
    subject: record.number,
    details: { shown },
  })
  return done(numbers)
}
