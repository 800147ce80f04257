import { dateOf } from '../../calendar/index.js'
import { forms } from '../calls/forms.js'
import type { Builder } from './deed.js'
import type { MatterStep } from './plan.js'

const day = 86_400_000

/** Steps of papers of supervision and of rulings. */
export const matterDeeds: Readonly<Record<MatterStep, Builder>> = {
  'sign-order': (_record, _now, [text]) => ({
    form: forms.signOrder,
    input: { 签发意见: '签发', 督办要求: text },
  }),
  'sign-paper': (_record, _now, [kind = '', text]) => ({
    form: forms.signDocument,
    key: `${kind}/`,
    input: { 签发意见: '修改后签发', 文稿: text },
  }),
  'reply-paper': (_record, now, [cause, measures]) => ({
    form: forms.replyDocument,
    input: {
      原因: cause,
      措施: measures,
      完成时间: dateOf(now + 7 * day),
    },
  }),
  'judge-paper': (_record, _now, [opinion, reason]) => ({
    form: forms.judgeDocument,
    input: { 认定意见: opinion, ...(reason ? { 认定理由: reason } : {}) },
  }),
  'state-position': (_record, _now, [unit, text, grounds]) => ({
    form: forms.statePosition,
    ...(unit ? { unit } : {}),
    input: { 主张: text, 陈述依据: grounds },
  }),
  rule: (_record, _now, [lead, grounds]) => ({
    form: forms.rule,
    input: { 裁定意见: '确定主办', 裁定主办: lead, 裁定依据: grounds, 派发有误: true, 修订清单: false },
  }),
}
