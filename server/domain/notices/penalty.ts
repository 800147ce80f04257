import type { EventBatch } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import { shownTitle } from '../calls/acts/start-variables.js'
import { callId, calls } from '../calls/record.js'
import { milestoneName } from '../words/milestones.js'
import type { Resolve } from './on-send.js'
import { sendNotice } from './send.js'

/** Of a penalty case; the decision and what ends it are told by the diagram, with what was decided. */
const told: ReadonlySet<string> = new Set([
  '证据保存',
  '证据处理',
  '告知',
  '听证申请',
  '听证通知',
  '听证',
  '送达',
  '强制执行',
  '公安决定',
  '移交材料',
])

/** The township reads of each step of a penalty case that its body keeps, once. */
export async function tellPenaltyMilestones(
  store: Store,
  resolve: Resolve,
  { county, instance, case: number, events }: EventBatch,
): Promise<void> {
  const passed = events.filter(event => event.type === 'milestone').filter(({ name }) => told.has(name))
  if (number === null || passed.length === 0) return
  const record = await store.get(calls, county, callId(county, number))
  if (!record) return
  for (const { name, seq, at } of passed) {
    const { people } = await resolve(county, [{ role: 'clerk', unit: record.caller }], at)
    const notice = {
      key: `${instance}/${seq}/${name}`,
      kind: '告知',
      level: name,
      text: `「${shownTitle(record)}」处罚节点：${name}`,
      textEn: `“${shownTitle(record, 'en')}”, penalty case: ${milestoneName(name, 'en')}`,
      case: number,
      at,
    }
    await sendNotice(store, county, notice, people)
  }
}
