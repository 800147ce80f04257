import type { EventBatch } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import { shownTitle } from '../calls/acts/start-variables.js'
import { contextIn, textIn } from '../calls/feel.js'
import { callId, calls } from '../calls/record.js'
import type { Resolve } from './on-send.js'
import { sendNotice } from './send.js'

/**
 * A countersign that is answered 不同意 does not undo the case: the centre is told, which lowers the urgency or asks the
 * caller to withdraw.
 */
export async function tellRefusedCountersign(
  store: Store,
  resolve: Resolve,
  batch: EventBatch,
): Promise<void> {
  for (const { at, answer } of refusedCountersigns(batch)) {
    const { people } = await resolve(
      batch.county,
      [
        { role: 'leader', unit: '中心' },
        { role: 'clerk', unit: '中心' },
      ],
      at,
    )
    const reason = answer ?? ''
    const notice = {
      key: `${batch.instance}/补签不同意`,
      kind: '告知',
      level: '补签不同意',
      text: `${textIn(batch.variables.内容) ?? '补签'}：不同意。${reason}`,
      textEn: `${await named(store, batch)}: the countersignature was refused. ${reason}`.trim(),
      case: batch.case,
      at,
    }
    await sendNotice(store, batch.county, notice, people)
  }
}

/** The answers by which a batch refuses a countersign. */
export function refusedCountersigns({ variables, events }: EventBatch): { at: number; answer?: string }[] {
  if (variables.种类 !== '补签') return []
  return events.flatMap(event => {
    if (event.type !== 'milestone' || event.name !== '交办答复') return []
    const { 意见: opinion, 答复: answer } = contextIn(event.data)
    return opinion === '不同意' ? [{ at: event.at, answer: textIn(answer) }] : []
  })
}

/** The call as an English sentence names it. */
async function named(store: Store, { county, case: number }: EventBatch): Promise<string> {
  const record = number === null ? undefined : await store.get(calls, county, callId(county, number))
  return record ? `“${shownTitle(record, 'en')}”` : 'An urgent call'
}
