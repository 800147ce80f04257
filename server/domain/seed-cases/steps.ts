import { toIso } from '../../calendar/index.js'
import { forms } from '../calls/forms.js'
import type { CallRecord } from '../calls/record.js'
import type { Builder, Deed } from './deed.js'
import { enforcementDeeds } from './enforcement-steps.js'
import { matterDeeds } from './matter-steps.js'
import type { StepName } from './plan.js'

/** The form of a call, or its copy in the procedure of a case. */
const copyOf = (process: string, form: string) => process + form.slice(form.indexOf('.'))

const approve = (opinion: string, text?: string): Deed => ({
  form: forms.approve,
  input: { 意见: opinion, ...(text ? { 说明: text } : {}) },
})

const verified = (opinion: '办结' | '重办', more: Record<string, unknown>): Deed => ({
  form: forms.verify,
  input: { 核验方式: '现场', 核验意见: opinion, ...more },
  picture: { key: '现场照片', caption: '核验（样例）' },
})

/** Each planned step as the act of the pages that it is. */
export const deeds: Readonly<Record<StepName, Builder>> = {
  ...matterDeeds,
  ...enforcementDeeds,
  approve: ({ process }) => ({ ...approve('同意'), form: copyOf(process, forms.approve) }),
  'send-back': (_record, _now, [text]) => approve('退回修改', text),
  reject: (_record, _now, [text]) => approve('不同意', text),
  accept: record => ({
    form: forms.intake,
    input: {
      审核结论: '受理',
      主办: record.filed.list?.lead ?? 'YX',
      协办: record.filed.list?.cooperating ?? [],
      疑难: record.filed.list?.complex ?? false,
    },
  }),
  'ask-supplement': (_record, _now, [text]) => ({
    form: forms.intake,
    input: { 审核结论: '退回补正', 需补内容: text },
  }),
  supplement: (_record, _now, [text]) => ({ form: forms.supplement, input: { 补正内容: text } }),
  refuse: (_record, _now, [text]) => ({
    form: forms.intake,
    input: { 审核结论: '不予受理', 不予受理理由: text },
  }),
  transfer: (_record, _now, [channel]) => ({
    form: forms.intake,
    input: { 审核结论: '转其他渠道', 渠道: channel },
  }),
  withdraw: (_record, _now, [text]) => ({
    message: 'exit',
    by: 'caller-deputy',
    input: { 退出方式: '撤回', 理由: text },
  }),
  sign: () => ({ signs: true, input: {} }),
  respond: (_record, now) => ({ form: forms.respond, input: { 响应方式: '电话联系', 响应时刻: toIso(now) } }),
  'first-feedback': (_record, _now, [text]) => ({ form: forms.firstFeedback, input: { 现状与措施: text } }),
  cooperate: (_record, _now, [unit]) => ({
    form: forms.cooperate,
    unit,
    input: { 结果: '已配合', 说明: '已按分工到场配合，意见已告主办单位。' },
  }),
  'feed-back': (_record, _now, [text]) => ({
    form: forms.feedBack,
    input: { 处置情况: text, 结果: '已解决', 未回复协办说明: '未回复的协办单位不影响办理结果。' },
    picture: { key: '佐证', caption: '处置后（样例）' },
  }),
  verify: () => verified('办结', {}),
  'verify-unsolved': (record, _now, [text]) => ({
    ...verified('重办', { 核验理由: text }),
    people: { 分管同意: ['deputy', record.caller] },
  }),
  rate: record => ({ form: forms.rate, input: { 评分: ratings(record, [5, 5, 4]) } }),
  'rate-low': (record, _now, [text]) => ({
    form: forms.rate,
    input: { 评分: ratings(record, [2, 3, 3], text) },
  }),
  'ask-extension': (record, _now, [text]) => ({
    message: 'extension',
    by: 'lead-clerk',
    input: {
      延长数量: record.urgency === '一般' ? 3 : 24,
      单位: record.urgency === '一般' ? '工作日' : '小时',
      理由: text,
      进展: '已现场查看，正在推进。',
    },
  }),
  'sign-extension': () => ({ form: forms.signExtension, input: { 意见: '同意' } }),
  'comment-extension': (_record, _now, [text]) => ({
    form: forms.commentExtension,
    input: { 延期意见: text },
  }),
  'grant-extension': (_record, _now, [amount]) => ({
    form: forms.decideExtension,
    input: { 批复: '批准', 数量: Number(amount) },
  }),
  'ask-return': (_record, _now, [unit, text]) => ({
    message: 'return',
    by: 'lead-clerk',
    input: { 理由: text, 依据: '部门三定方案（样例）', 建议主办: unit },
  }),
  'sign-return': () => ({ form: forms.signReturn, input: { 意见: '同意' } }),
  redispatch: (_record, _now, [lead, ...cooperating]) => ({
    form: forms.decideReturn,
    input: { 决定: '同意改派', 新主办: lead, 新协办: cooperating },
  }),
  comment: (_record, _now, [text]) => ({ comment: true, input: { text } }),
}

function ratings(record: CallRecord, scores: readonly [number, number, number], reason?: string) {
  const [响应速度, 办理质量, 满意度] = scores
  return [record.lead, ...record.cooperating].map((单位, index) => {
    // A low score is the lead's; those who helped are rated as usual.
    const low = index === 0 && reason !== undefined
    return low
      ? { 单位, 响应速度, 办理质量, 满意度, 理由: reason }
      : { 单位, 响应速度: 4, 办理质量: 5, 满意度: 5 }
  })
}
