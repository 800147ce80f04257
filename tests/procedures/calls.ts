import type { Variables } from '../../server/engine/index.js'
import { County } from './county.js'
import { shippedText } from './shipped.js'

export const caseKey = 'SF-20260929-00017@township-call'

const start = JSON.parse(shippedText('township-call/scenarios/start-variables.json')) as Variables

/** The variables of a call as it is filed, with some of them given. */
export function filed(more: Variables = {}): Variables {
  const matter = { ...(start['事项'] as object), ...((more['事项'] ?? {}) as object) }
  return { ...start, ...more, 事项: matter }
}

export const accepted = { 审核结论: '受理', 主办: 'JJ', 协办: ['JT', 'ZF'], 疑难: false }
export const leg = (n: number) => `${caseKey}#${n}`
export const fedBack = { 处置情况: '已清空路段', 结果: '已解决', 未回复协办说明: '综合执法局未回复' }

/** Dispatched on 2026-09-29 10:20 with five working days, signed and responded to in time. */
export async function fiveDays(): Promise<County> {
  const county = await County.open()
  county.until('2026-09-29 09:30').start('township-call', filed())
  county.complete('approve-filing', { 意见: '同意' })
  county.until('2026-09-29 10:20').complete('decide-intake', accepted)
  county.until('2026-09-29 10:40').complete('sign')
  return county.complete('respond', { 响应方式: '到场', 响应时刻: null, 联系人: null })
}

/** Notices of the ladder, as `2026-10-12 17:30 到期`. */
export const ladder = (county: County) =>
  county.notices('supervision').filter(line => /提醒|到期|督办单|更正/.test(line))

/** The steps of the ladder as they were taken, with the instant. */
export const steps = (county: County) =>
  county.milestones('督办步骤').map(({ at, data }) => `${at} ${String(data['级别'])}`)
