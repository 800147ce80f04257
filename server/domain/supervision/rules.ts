import type { Instant } from '../../calendar/index.js'
import type { Urgency } from '../calls/urgency.js'
import type { Red } from './record.js'

/** The steps of a ladder in their order, by urgency (the table `ladder` holds their instants). */
export const ladderLevels: Readonly<Record<Urgency, readonly string[]>> = {
  一般: ['提醒', '到期', '督办单', '通报'],
  紧急: ['提醒', '到期', '报主要负责人', '报分管县领导'],
  特急: ['提醒', '到期'],
}

/** What each step does, as the ledger's legend says it. */
export const levelRules: Readonly<Record<string, string>> = {
  提醒: '到期前 1 个工作日；紧急 75%、特急 50% 的时间',
  到期: '到期限，亮红灯，催办经办人和主要负责人',
  督办单: '超期 1 个工作日，系统起草，中心负责人签发',
  通报: '超期 5 个工作日，系统起草，督查室签发',
  报主要负责人: '紧急件超期 2 小时',
  报分管县领导: '紧急件超期 4 小时',
}

const order = ['', '提醒', '到期', '报主要负责人', '报分管县领导', '督办单', '通报']

export function higher(a: string, b: string): string {
  return order.indexOf(b) > order.indexOf(a) ? b : a
}

/**
 * How a red of 协办 ends, by the rule for every red: an answer whose instant is not after the limit takes it back
 * (未超时), a later one counts it.
 */
export function settled(red: Red, due: Instant, at: Instant): Red {
  if (red.state !== '亮灯') return red
  return at <= due ? { ...red, state: '撤销', cause: '未超时', to: at } : { ...red, state: '计入', to: at }
}

/** The red of a version, put in or in place of the one that is there; 撤销(裁定派发有误) is final. */
export function withRed(reds: readonly Red[], red: Red): Red[] {
  const there = reds.find(each => each.version === red.version)
  if (there?.cause === '裁定派发有误') return [...reds]
  return [...reds.filter(each => each.version !== red.version), red].sort((a, b) => a.version - b.version)
}
