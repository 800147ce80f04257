import type { Context } from '../feel.js'
import { presentLeg, type CallRecord } from '../record.js'
import type { Wording } from './catalogue.js'
import { caseKey } from './start-variables.js'

/** An act of a person that reaches the case as a message; it is refused when nobody waits for it. */
export interface MessageAct extends Wording {
  id: string
  message: string
  form: string
  /** Key by which the case, or its leg, waits for it. */
  correlation(record: CallRecord): string
  /** Role and unit that may send it. */
  may(actor: { role: string; unit: string }, record: CallRecord): boolean
  /** Values with which it is tried before it is offered. */
  sample(record: CallRecord): Context
}

const owing = (actor: { role: string; unit: string }, record: CallRecord) =>
  record.running && actor.unit === record.lead && ['clerk', 'deputy', 'head'].includes(actor.role)

const legKey = (record: CallRecord) => presentLeg(record)?.key ?? ''

export const messageActs: readonly MessageAct[] = [
  {
    id: 'extension',
    name: '申请延期',
    message: 'extension requested',
    form: 'township-call.extension-requested',
    correlation: legKey,
    may: owing,
    sample: ({ urgency }) => ({
      延长数量: 1,
      单位: urgency === '一般' ? '工作日' : '小时',
      理由: '',
      进展: '',
    }),
    done: '已送本单位主要负责人签批，批准前期限不变',
  },
  {
    id: 'return',
    name: '退回（申请改派）',
    danger: true,
    message: 'return requested',
    form: 'township-call.return-requested',
    correlation: legKey,
    may: owing,
    sample: () => ({ 理由: '', 依据: '', 建议主办: '' }),
    confirm: {
      title: '要申请改派这件吗？',
      body: '先由本单位主要负责人签批，再由中心决定；改派生效前仍由本单位办理，期限照走。',
      verb: '退回（申请改派）',
    },
    done: '已送本单位主要负责人签批，改派前仍由本单位办理',
  },
  {
    id: 'exit',
    name: '撤回呼叫',
    danger: true,
    message: 'exit requested',
    form: 'township-call.exit-requested',
    correlation: record => caseKey(record.number),
    may: (actor, record) => record.open && actor.unit === record.caller && actor.role === 'deputy',
    sample: () => ({ 退出方式: '撤回', 理由: '', 批准人: null }),
    confirm: {
      title: '要撤回这件呼叫吗？',
      body: '撤回后本件结束，不能恢复；中心会收到告知。',
      verb: '撤回呼叫',
    },
    done: '已撤回',
  },
]
