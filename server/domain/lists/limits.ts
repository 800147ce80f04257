import { limitUnits, type LimitUnit } from '../../calendar/index.js'
import { ListError } from './errors.js'

export type Urgency = '一般' | '紧急' | '特急'
export const urgencies: readonly Urgency[] = ['一般', '紧急', '特急']

/** The columns of the limits table that hold an amount of time; an item may set any of them anew. */
export const stages = [
  '审签',
  '受理',
  '补正',
  '签收',
  '响应',
  '首次反馈',
  '办结',
  '疑难',
  '返工',
  '退回',
  '延期上限',
  '核验',
  '代为核验',
  '评价',
  '评价截止',
  '回访',
  '回访截止',
  '重新办理期',
  '裁定',
] as const
export type Stage = (typeof stages)[number]

/** A cell of the limits table, as expressions read it. */
export interface LimitCell {
  数量: number
  单位: LimitUnit
}

/** What an item sets otherwise than the limits table, by urgency and stage. */
export type LimitOverrides = Partial<Record<Urgency, Partial<Record<Stage, LimitCell>>>>

/**
 * Reads `紧急.响应=1小时;一般.办结=15工作日`; nothing is an empty text.
 *
 * @throws ListError LIMITS_INVALID
 */
export function parseLimits(text: string): LimitOverrides {
  const overrides: LimitOverrides = {}
  for (const part of text.split(';').filter(each => each.trim() !== '')) {
    const [, urgency, stage, amount, unit] = /^\s*(.+?)\.(.+?)=(\d+)(.+?)\s*$/.exec(part) ?? []
    const known =
      isOneOf(urgencies, urgency) && isOneOf(stages, stage) && isOneOf(limitUnits, unit) && Number(amount) > 0
    if (!known)
      throw new ListError('LIMITS_INVALID', {
        zh: `读不懂的时限例外：${part}`,
        en: `Not readable as an exception to a limit: ${part}`,
      })
    overrides[urgency] = { ...overrides[urgency], [stage]: { 数量: Number(amount), 单位: unit } }
  }
  return overrides
}

function isOneOf<T extends string>(list: readonly T[], word: string | undefined): word is T {
  return list.some(each => each === word)
}
