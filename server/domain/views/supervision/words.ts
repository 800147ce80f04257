import type { Language } from '../../language.js'
import { levelRules } from '../../supervision/rules.js'
import { translated } from '../../words/translated.js'

/** What the ledger of supervision says, in one language. */
export interface LedgerWords {
  /** What the next step of the ladder will be. */
  next(when: string, level: string): string
  orderUnsigned: string
  awaitsReply: string
  ladderEnded: string
  headline(ahead: Ahead): string
  cooperating(units: number): string
  rule(level: string): string
}

/** What comes today: papers to sign, papers to draft, limits. */
export interface Ahead {
  unsigned: number
  orders: number
  circulars: number
  due: number
}

const verbs: Readonly<Record<string, string>> = {
  提醒: '提醒经办人',
  到期: '到期限，亮红灯并催办',
  督办单: '送签督办单',
  通报: '送签通报',
  报主要负责人: '报主要负责人',
  报分管县领导: '报分管县领导',
}

const verbsEn: Readonly<Record<string, string>> = {
  提醒: 'the clerk is reminded',
  到期: 'red light, urging',
  督办单: 'order to be signed',
  通报: 'circular to be signed',
  报主要负责人: 'the head is told',
  报分管县领导: 'the county leader in charge is told',
}

const rulesEn: Readonly<Record<string, string>> = {
  提醒: '1 working day ahead; urgent at 75% of the time, critical at 50%',
  到期: 'red light; clerk and head are urged',
  督办单: '1 working day overdue; drafted by itself, issued by the leader of the centre',
  通报: '5 working days overdue; drafted by itself, issued by the supervision office',
  报主要负责人: 'urgent, 2 hours overdue',
  报分管县领导: 'urgent, 4 hours overdue',
}

const levelsEn: Readonly<Record<string, string>> = {
  提醒: 'Reminder',
  到期: 'Due',
  督办单: 'Order',
  通报: 'Circular',
  报主要负责人: 'Head told',
  报分管县领导: 'Leader told',
}

const stagesEn: Readonly<Record<string, string>> = {
  协办: 'Cooperating',
  退回中: 'Return asked',
  延期中: 'Extension asked',
  待签收: 'Awaiting signature',
  待响应: 'Awaiting response',
  处置中: 'Being handled',
}

/** A step of the ladder, as it is called. */
export const levelName = (level: string, language: Language) => translated(level, levelsEn, language)

/** Where a leg stands, as it is called. */
export const stageName = (stage: string, language: Language) => translated(stage, stagesEn, language)

const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

export const ledgerWords: Readonly<Record<Language, LedgerWords>> = {
  'zh-CN': {
    next: (when, level) => `${when} ${verbs[level] ?? level}`,
    orderUnsigned: '督办单待签发',
    awaitsReply: '等协办回复',
    ladderEnded: '阶梯已尽，等反馈',
    headline({ unsigned, orders, circulars, due }) {
      const parts = [
        ...(unsigned ? [`**${unsigned} 张督办单**等签发`] : []),
        ...(orders ? [`今天还有 **${orders} 张督办单**要送签`] : []),
        ...(circulars ? [`**${circulars} 份通报**今天起草`] : []),
        ...(due ? [`**${due} 件**今天到期`] : []),
      ]
      return parts.length ? parts.join('，') : '今天没有要送签的督办文书'
    },
    cooperating: units => `其中协办 ${units} 家`,
    rule: level => levelRules[level] ?? '',
  },
  en: {
    next: (when, level) => `${when}: ${verbsEn[level] ?? level}`,
    orderUnsigned: 'order to be issued',
    awaitsReply: 'waiting for the reply',
    ladderEnded: 'no step left; waiting for the report',
    headline({ unsigned, orders, circulars, due }) {
      const parts = [
        ...(unsigned ? [`**${many(unsigned, 'supervision order')}** to be issued`] : []),
        ...(orders ? [`**${many(orders, 'supervision order')}** more to be signed today`] : []),
        ...(circulars ? [`**${many(circulars, 'circular')}** drafted today`] : []),
        ...(due ? [`**${many(due, 'case')}** due today`] : []),
      ]
      return parts.length ? parts.join(', ') : 'No paper of supervision is to be signed today'
    },
    cooperating: units => `${units} cooperating`,
    rule: level => rulesEn[level] ?? level,
  },
}
