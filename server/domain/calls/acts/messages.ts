import type { Context } from '../feel.js'
import { forms } from '../forms.js'
import { presentLeg, type CallRecord } from '../record.js'
import { isNatural, type Urgency } from '../urgency.js'
import { caseKey } from './start-variables.js'
import type { ActWords } from './wording.js'

/** An act of a person that reaches the case as a message; it is refused when nobody waits for it. */
export interface MessageAct {
  id: string
  words: ActWords
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

/** The unit in which an extension is usually asked for: 一般 runs by working days. */
export const usualUnit = (urgency: Urgency) => (isNatural(urgency) ? '小时' : '工作日')

const legKey = (record: CallRecord) => presentLeg(record)?.key ?? ''

export const messageActs: readonly MessageAct[] = [
  {
    id: 'extension',
    words: {
      name: { zh: '申请延期', en: 'Ask for an extension' },
      done: {
        zh: '已送本单位主要负责人签批，批准前期限不变',
        en: 'Sent to the head of your unit to sign; the limit stands until it is granted',
      },
    },
    message: 'extension requested',
    form: forms.requestExtension,
    correlation: legKey,
    may: owing,
    sample: ({ urgency }) => ({
      延长数量: 1,
      单位: usualUnit(urgency),
      理由: '',
      进展: '',
    }),
  },
  {
    id: 'return',
    words: {
      name: { zh: '退回（申请改派）', en: 'Return (ask for another unit)' },
      danger: true,
      confirm: {
        title: { zh: '要申请改派这件吗？', en: 'Ask for this case to go to another unit?' },
        body: {
          zh: '先由本单位主要负责人签批，再由中心决定；改派生效前仍由本单位办理，期限照走。',
          en: 'The head of your unit signs first, then the centre decides. Until then your unit goes on handling it and the limit keeps running.',
        },
        verb: { zh: '退回（申请改派）', en: 'Return' },
      },
      done: {
        zh: '已送本单位主要负责人签批，改派前仍由本单位办理',
        en: 'Sent to the head of your unit to sign; your unit handles the case until it is re-dispatched',
      },
    },
    message: 'return requested',
    form: forms.requestReturn,
    correlation: legKey,
    may: owing,
    sample: () => ({ 理由: '', 依据: '', 建议主办: '' }),
  },
  {
    id: 'exit',
    words: {
      name: { zh: '撤回呼叫', en: 'Withdraw the call' },
      danger: true,
      confirm: {
        title: { zh: '要撤回这件呼叫吗？', en: 'Withdraw this call?' },
        body: {
          zh: '撤回后本件结束，不能恢复；中心会收到告知。',
          en: 'The case ends and cannot be restored; the centre is told.',
        },
        verb: { zh: '撤回呼叫', en: 'Withdraw the call' },
      },
      done: { zh: '已撤回', en: 'Withdrawn' },
    },
    message: 'exit requested',
    form: forms.requestExit,
    correlation: record => caseKey(record.number),
    may: (actor, record) => record.open && actor.unit === record.caller && actor.role === 'deputy',
    sample: () => ({ 退出方式: '撤回', 理由: '', 批准人: null }),
  },
]
