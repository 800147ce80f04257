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
  if (batch.variables.种类 !== '补签') return
  for (const event of batch.events) {
    if (event.type !== 'milestone' || event.name !== '交办答复') continue
    const { 意见: opinion, 答复: answer } = contextIn(event.data)
    if (opinion !== '不同意') continue
    const { people } = await resolve(
      batch.county,
      [
        { role: 'leader', unit: '中心' },
        { role: 'clerk', unit: '中心' },
      ],
      event.at,
    )
    const reason = textIn(answer) ?? ''
    const notice = {
      key: `${batch.instance}/补签不同意`,
      kind: '告知',
      level: '补签不同意',
      text: `${textIn(batch.variables.内容) ?? '补签'}：不同意。${reason}`,
      textEn: `${await named(store, batch)}: the countersignature was refused. ${reason}`.trim(),
      case: batch.case,
      at: event.at,
    }
    await sendNotice(store, batch.county, notice, people)
  }
}

/** The call as an English sentence names it. */
async function named(store: Store, { county, case: number }: EventBatch): Promise<string> {
  const record = number === null ? undefined : await store.get(calls, county, callId(county, number))
  return record ? `“${shownTitle(record, 'en')}”` : 'An urgent call'
}
