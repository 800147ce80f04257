import { legKey, type MessageAct } from './act.js'

/** 单位到场: a unit that comes late or unasked to a joint action; it stays marked as not confirmed in time. */
export const join: MessageAct = {
  id: 'join',
  words: {
    name: { zh: '登记单位到场', en: 'Record a unit that came' },
    done: { zh: '已登记到场', en: 'Recorded' },
  },
  message: 'unit joined',
  processes: ['joint-enforcement'],
  correlation: legKey,
  may: ({ unit, role }, record) =>
    record.running &&
    ['clerk', 'deputy', 'duty'].includes(role) &&
    (unit === record.caller || unit === record.lead || record.cooperating.includes(unit)),
  sample: () => ({ 单位: '', 带队人: '', 执法人员: '' }),
}
