import type { LimitCell, Urgency } from '../../lists/index.js'
import { cellText } from '../time/amounts.js'
import { en } from './words-en.js'
import type { Language } from '../../language.js'

/** Who approves a call before it goes out, beside the name. */
export interface Approval {
  urgency: Urgency
  approver: string | undefined
}

/** What the filing page says about a call that is not filed yet, in one language. */
export interface ExpectedWords {
  /** How the limit counts, for whoever files now. */
  counts(cell: LimitCell): string
  within(cell: LimitCell): string
  /** Behind the name of whoever takes the step. */
  steps: Readonly<
    Record<
      'approve' | 'countersign' | 'accept' | 'sign' | 'respond' | 'firstReport' | 'handle' | 'verify',
      string
    >
  >
  answered(cell: LimitCell): string
  approval(urgency: Urgency, countersign: LimitCell | undefined): string
  foot(approval: Approval, centre: string, intake: LimitCell | undefined): string
  onDuty: string
  standsFor(name: string): string
  inPlaceOf(role: string): string
}

const zh: ExpectedWords = {
  counts(cell) {
    switch (cell.单位) {
      case '工作日':
        return `今天派发则今天不计，从下一个工作日起 ${cell.数量} 个工作日`
      case '工作时':
        return `从派发起 ${cellText(cell, 'zh-CN')}，只算上班时间`
      case '日':
        return `今天派发则今天不计，从明天起 ${cell.数量} 日，末日是休息日的顺延`
      default:
        return `从派发起 ${cellText(cell, 'zh-CN')}，昼夜连续计算（自然时）`
    }
  },
  within: cell => `${cellText(cell, 'zh-CN')}内`,
  steps: {
    approve: ' 审签',
    countersign: ' 口头批准，先呼后补签',
    accept: ' 受理派发',
    sign: ' 签收',
    respond: ' 响应',
    firstReport: ' 首次书面反馈',
    handle: ' 处置并反馈',
    verify: ' 核验',
  },
  answered: cell => `${cellText(cell, 'zh-CN')}办结`,
  approval: (urgency, countersign) =>
    urgency === '一般'
      ? '分管负责同志审签'
      : `先呼后补${countersign ? `，${cellText(countersign, 'zh-CN')}内补签` : ''}`,
  foot({ urgency, approver }, centre, intake) {
    const within = intake ? ` **${cellText(intake, 'zh-CN')}**内` : ''
    return urgency === '一般'
      ? `送 **${approver ?? '分管负责同志'}** 审签，审签后${centre}${within}受理派发`
      : `经 **${approver ?? '值班领导'}** 口头批准后直接送${centre}，${centre}${within}受理派发`
  },
  onDuty: '在岗',
  standsFor: name => `代理 ${name}`,
  inPlaceOf: role => `${role}不在岗，由其代理`,
}

export const expectedWords: Readonly<Record<Language, ExpectedWords>> = { 'zh-CN': zh, en }
