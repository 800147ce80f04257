import { tasks, taskRowId, type EventBatch } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import { callId, calls, type CallRecord } from '../calls/record.js'
import type { Words } from '../language.js'
import { sendNotice } from '../notices/send.js'
import { stateName } from '../words/states.js'
import type { Ruling } from './record.js'

/**
 * A ruling that was asked for in a leg ends with it: whoever was to state a position or to rule is told why, once a
 * task, and whoever contested it as well. 编办 may still rule on it by a contest.
 */
export async function tellEnded(store: Store, row: Ruling, batch: EventBatch): Promise<void> {
  const gone = batch.events.flatMap(event => (event.type === 'task-cancelled' ? [event] : []))
  if (row.state !== '已随事项结束' || !gone.length) return
  const record =
    row.case === null ? undefined : await store.get(calls, batch.county, callId(batch.county, row.case))
  const why = reason(record)
  const tell = (what: string, at: number, people: readonly string[]) =>
    sendNotice(
      store,
      batch.county,
      {
        key: `${batch.instance}/${what}/失效`,
        kind: '告知',
        level: '失效',
        text: `「${row.title}」的裁定已随事项结束：${why.zh}`,
        textEn: `“${row.title}”: the ruling has ended with its case: ${why.en}`,
        case: row.case,
        at,
      },
      people,
    )
  for (const { task, at } of gone) {
    const found = await store.get(tasks, batch.county, taskRowId(batch.instance, task))
    await tell(task, at, found?.people ?? [])
  }
  const asked = row.contests.map(({ by }) => by)
  await tell('并入争议', row.endedAt ?? row.askedAt, asked)
}

function reason(record: CallRecord | undefined): Words {
  if (record?.answeredAt !== undefined && record.open)
    return { zh: '事项已反馈', en: 'the unit has reported back' }
  if (record?.running) return { zh: '事项已改派', en: 'the case was re-dispatched' }
  const state = record?.state ?? '办结'
  return { zh: `事项已${state}`, en: `the case has ended (${stateName(state, 'en').toLowerCase()})` }
}
