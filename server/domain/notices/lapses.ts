import type { EventBatch } from '../../runtime/index.js'
import { tasks, taskRowId } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import { shownTitle } from '../calls/acts/start-variables.js'
import { requestDecidedBy } from '../calls/forms.js'
import { requestsOf } from '../calls/projection/pending.js'
import type { CallRecord } from '../calls/record.js'
import { contextIn } from '../calls/feel.js'
import type { Words } from '../language.js'
import { requestName } from '../words/requests.js'
import { sendNotice } from './send.js'

/** What ends a leg while a request waits: whoever was to decide it is told, and who asked. */
const endings: Readonly<Record<string, Words>> = {
  反馈: { zh: '事项已反馈', en: 'the unit reported back' },
  改派: { zh: '事项已改派', en: 'the case was re-dispatched' },
  撤回: { zh: '呼叫已撤回', en: 'the call was withdrawn' },
  终止: { zh: '事项已终止', en: 'the case was terminated' },
  挂账: { zh: '事项已挂账', en: 'the case was shelved' },
}

const unsignedExtension = { zh: '期限前未签批', en: 'not signed before the limit' }
const unsignedReturn = { zh: '逾时未签批', en: 'not signed in time' }

/**
 * A request that lapses is drawn nowhere: its notice follows from the cancelled task, once per task. It lapses when its
 * leg ends, or when the head did not sign before the limit.
 */
export async function tellLapses(store: Store, before: CallRecord, batch: EventBatch): Promise<void> {
  const requests = requestsOf(before)
  const reason = lapseReason(batch)
  if (!requests.length || !reason) return
  for (const event of batch.events) {
    if (event.type !== 'task-cancelled') continue
    const row = await store.get(tasks, batch.county, taskRowId(batch.instance, event.task))
    const asked = row && requests.find(each => each.kind === requestDecidedBy(row.form))
    if (!asked) continue
    const notice = {
      key: `${batch.instance}/${event.task}/失效`,
      kind: '告知',
      level: '失效',
      text: `「${shownTitle(before)}」的${asked.kind}申请已失效：${reason.zh}`,
      textEn: `“${shownTitle(before, 'en')}”: the request for ${requestName(asked.kind, 'en')} has lapsed: ${reason.en}`,
      case: before.number,
      at: event.at,
    }
    await sendNotice(store, batch.county, notice, [...row.people, ...(asked.by ? [asked.by] : [])])
  }
}

function lapseReason(batch: EventBatch): Words | undefined {
  for (const event of batch.events) {
    if (event.type !== 'milestone') continue
    if (endings[event.name]) return endings[event.name]
    const data = contextIn(event.data)
    if (event.name === '延期结果' && data.结论 === '未签批') return unsignedExtension
    if (event.name === '退回结果' && data.决定 === '未签批') return unsignedReturn
    if (event.name === '挂账结果' && data.结论 === '未签批') return unsignedReturn
  }
  return undefined
}
