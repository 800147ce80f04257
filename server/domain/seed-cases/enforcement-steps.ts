import { dateOf, toIso } from '../../calendar/index.js'
import type { Builder } from './deed.js'
import type { EnforcementStep } from './plan.js'

const joint = (name: string) => `joint-enforcement.${name}`
const hour = 3_600_000

/** Where the body reasons about a case: in a joint action, or in its answer to a call. */
const reasoned = (
  kind: '结论' | '答复',
  conclusion: string,
  reason: string,
  more: Record<string, unknown>,
) => ({
  [kind]: conclusion,
  [`${kind}理由`]: reason,
  [`${kind}依据`]: '城市市容和环境卫生管理条例（样例）',
  ...more,
})

/** What belongs to a conclusion: the case that was filed, or until when it is to be put right. */
const detailsOf = (conclusion: string | undefined, detail: string | undefined, now: number) =>
  conclusion === '立案'
    ? { 案件号: detail, 立案日期: dateOf(now) }
    : conclusion === '责令改正'
      ? { 改正期限: toIso(now + Number(detail) * 24 * hour) }
      : {}

/** Steps of joint actions and of calls to an enforcement body. */
export const enforcementDeeds: Readonly<Record<EnforcementStep, Builder>> = {
  'check-power': () => ({
    form: joint('check-power'),
    input: { 核查结论: '需联合', 核查依据: '属地管理事项清单，涉及两个以上执法领域' },
  }),
  convene: ({ filed }, now, [hours, lead, ...members]) => ({
    form: joint('convene'),
    input: {
      主办执法部门: lead,
      成员单位: members,
      召集事由: `${filed.title}，镇里劝阻无效`,
      集合时间: toIso(now + Number(hours) * hour),
      集合地点: filed.place.text,
      响应级别: '1工作日',
    },
  }),
  confirm: (_record, _now, [unit, leader, staff]) => ({
    form: joint('confirm'),
    unit: unit ?? '',
    input: { 到场: '能', 带队人: leader, ...(staff ? { 执法人员: staff } : {}) },
  }),
  'cannot-come': (_record, _now, [unit, reason]) => ({
    form: joint('confirm'),
    unit: unit ?? '',
    input: { 到场: '不能', 不能理由: reason },
  }),
  plan: record => ({
    form: joint('plan'),
    input: {
      分工: '主办单位检查取证，成员单位各查本领域，镇里维持秩序',
      方案依据: '乡镇召集单和属地管理事项清单',
      安全预案: '现场设隔离带，遇阻碍执法立即报公安机关',
    },
    people: { 乡镇同意: ['deputy', record.caller] },
  }),
  'joint-record': (_record, _now, [found]) => ({
    form: joint('joint-record'),
    input: {
      到场情况: '各单位 09:30 前到齐',
      现场情况: found,
      到场执法人员: '赵晓东 ZF-0001、钱国栋 ZF-0002',
      全过程记录: '执法记录仪样例 2 段',
      回避: '无',
    },
  }),
  evidence: (_record, _now, [unit, list]) => ({
    form: joint('unit-evidence'),
    unit: unit ?? '',
    input: { 取证清单: list },
  }),
  conclude: (record, now, [conclusion = '', reason = '', detail]) => ({
    form: joint('conclude'),
    input: reasoned('结论', conclusion, reason, detailsOf(conclusion, detail, now)),
    people: { 签发人: ['head', record.lead ?? ''] },
  }),
  'site-check': (_record, now, [found]) => ({
    form: 'enforcement-referral.site-check',
    input: {
      核查时间: toIso(now - hour),
      执法人员: '赵晓东 ZF-0001、钱国栋 ZF-0002',
      核查情况: found,
      回避: '无',
    },
  }),
  decide: (record, now, [conclusion = '', reason = '', detail]) => ({
    form: 'enforcement-referral.decide',
    input: reasoned('答复', conclusion, reason, detailsOf(conclusion, detail, now)),
    people: { 签发人: ['head', record.lead ?? ''] },
  }),
  preserve: (_record, now, [what]) => ({
    message: 'evidence-preserved',
    by: 'lead-clerk',
    input: { 日期: dateOf(now), 保存物品: what },
  }),
  'notify-rights': (_record, now, [number]) => ({
    message: 'rights-notified',
    by: 'lead-clerk',
    input: { 告知日期: dateOf(now), 告知文书号: number, 可听证: true },
  }),
}
