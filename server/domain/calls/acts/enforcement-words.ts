import type { ActWords } from './wording.js'

const recorded = { zh: '已登记', en: 'Recorded' }

/** The words for the tasks of enforcement, by their forms: what somebody does, where the diagram names the step. */
export const enforcementWords: Readonly<Record<string, ActWords>> = {
  'joint-enforcement.check-power': { name: { zh: '核查权限', en: 'Check the powers' } },
  'joint-enforcement.convene': { name: { zh: '召集', en: 'Convene' } },
  'joint-enforcement.plan': { name: { zh: '写行动方案', en: 'Write the plan' } },
  'joint-enforcement.joint-record': {
    name: { zh: '写联合检查笔录', en: 'Write the joint record' },
  },
  'joint-enforcement.unit-evidence': {
    name: { zh: '交本单位取证', en: 'Hand in your evidence' },
    done: { zh: '取证已记', en: 'Your evidence is recorded' },
  },
  'joint-enforcement.conclude': { name: { zh: '作出处理结论', en: 'Conclude' } },
  'joint-enforcement.report-result': { name: { zh: '回复结果', en: 'Report the result' } },
  'joint-enforcement.recheck': { name: { zh: '复查改正', en: 'Check that it was put right' } },
  'joint-enforcement.centre-decides': { name: { zh: '协调到场', en: 'Decide who comes' } },
  'joint-enforcement.record-decision': { name: { zh: '登记处罚决定', en: 'Record the decision' } },
  'joint-enforcement.approve-transfer': { name: { zh: '审批移送', en: 'Approve the transfer' } },
  'joint-enforcement.serve': { name: { zh: '登记送达', en: 'Record the service' }, done: recorded },
  'joint-enforcement.fulfil': { name: { zh: '登记履行', en: 'Record the payment' }, done: recorded },
  'joint-enforcement.enforce': {
    name: { zh: '登记强制执行', en: 'Record the enforcement' },
    done: recorded,
  },
  'joint-enforcement.hand-over': { name: { zh: '移送公安', en: 'Hand over to the police' } },
  'joint-enforcement.police-decision': {
    name: { zh: '登记公安立案与否', en: 'Record what the police decided' },
  },
  'joint-enforcement.hand-materials': { name: { zh: '移交物品材料', en: 'Hand over the materials' } },
  'joint-enforcement.reconsider': { name: { zh: '提请复议或监督', en: 'Ask for a review' } },
  'joint-enforcement.handle-preserved': {
    name: { zh: '处理保存证据', en: 'Decide on the preserved evidence' },
  },
  'joint-enforcement.schedule-hearing': { name: { zh: '安排听证', en: 'Schedule the hearing' } },
  'joint-enforcement.record-hearing': { name: { zh: '登记听证', en: 'Record the hearing' } },
  'joint-enforcement.hand-in': { name: { zh: '登记缴付', en: 'Record what was paid in' } },
  'enforcement-referral.site-check': { name: { zh: '现场核查', en: 'Inspect the site' } },
  'enforcement-referral.decide': { name: { zh: '答复', en: 'Answer' } },
  'enforcement-referral.report-result': { name: { zh: '回复结果', en: 'Report the result' } },
  'enforcement-referral.recheck': { name: { zh: '复查改正', en: 'Check that it was put right' } },
}
