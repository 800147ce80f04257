import { wordingOf } from '../../../calls/acts/catalogue.js'
import { numberIn, textIn, type Context } from '../../../calls/feel.js'
import { isUrgency } from '../../../calls/urgency.js'
import { noticeKindName } from '../../../words/notice-kinds.js'
import { amountText } from '../../../words/units.js'
import { urgencyName } from '../../../words/urgencies.js'
import { changesEn } from './changes-en.js'
import { choice, due, isCountersign, office, unit, units } from './parts.js'
import type { Reader, TimelineWords } from './writer.js'

const again: Readonly<Record<string, string>> = { 返工: 'For rework: dispatched', 改派: 'Re-dispatched' }

const ends: Readonly<Record<string, string>> = { 计入: 'counted', 撤销: 'taken back' }

const causes: Readonly<Record<string, string>> = {
  未超时: 'answered in time',
  延期获准: 'extension granted',
  裁定派发有误: 'found to be dispatched wrongly',
}

const who = (unit: string, cooperating: boolean) => (cooperating ? `${unit} (cooperating)` : unit)

/** A document of supervision with its unit. */
const paper = (ctx: Reader, data: Context) => {
  const kind = choice(ctx, data, '文书种类') || 'Document'
  const name = unit(ctx, data, '单位')
  return name ? `${kind} (${name})` : kind
}

export const en: TimelineWords = {
  acts: {
    ...changesEn,
    呼叫: () => 'Call made; the centre is to accept it',
    受理: (data, ctx) =>
      `Accepted, led by ${unit(ctx, data, '主办')}${data.疑难 === true ? ', as a complex matter' : ''}`,
    派发: (data, ctx) => {
      const cooperating = units(ctx, data, '协办')
      return [
        `${again[textIn(data.派发缘由) ?? ''] ?? 'Dispatched'} to ${unit(ctx, data, '主办')}`,
        ...(cooperating.length ? [`cooperating: ${cooperating.join(', ')}`] : []),
        `due ${due(ctx, data)}`,
      ].join('; ')
    },
    签收: (data, ctx) => `${unit(ctx, data, '单位')} signed for it`,
    响应: (data, ctx) => `${unit(ctx, data, '单位')} responded ${choice(ctx, data, '方式')}`,
    首次反馈: data => `First written report: ${textIn(data.现状与措施) ?? ''}`,
    反馈: (data, ctx) => `Reported back: ${choice(ctx, data, '结果')}`,
    协办回复: (data, ctx) => `${unit(ctx, data, '单位')} replied: ${choice(ctx, data, '结果')}`,
    核验: data =>
      data.核验意见 === '办结' ? 'Verified as solved; closed' : 'Verified as unsolved; sent back for rework',
    返工: data => `Rework no. ${numberIn(data.返工次数) ?? 1}`,
    补正: data => `Returned to be supplemented: ${textIn(data.需补内容) ?? ''}`,
    补正完成: (data, ctx) => `Supplemented; to be accepted by ${due(ctx, data, '受理期限')}`,
    退回: (data, ctx) => `Asks to return it; proposes ${unit(ctx, data, '建议主办')} as lead`,
    退回结果: (data, ctx) => `Return: ${choice(ctx, data, '决定')}`,
    改派: (data, ctx) => `Re-dispatched from ${unit(ctx, data, '原主办')} to ${unit(ctx, data, '主办')}`,
    延期申请: (data, ctx) =>
      `Asks for an extension of ${amountText(numberIn(data.延长数量) ?? 0, textIn(data.单位) ?? '', ctx.language)}`,
    延期结果: (data, ctx) => `Extension: ${choice(ctx, data, '结论')}`,
    延期: (data, ctx) => `Limit moved to ${due(ctx, data)}`,
    协调: (data, ctx) => `Coordinated by the centre: ${choice(ctx, data, '决定')}`,
    紧急程度: (data, ctx) =>
      `Urgency set to ${isUrgency(data.紧急程度) ? urgencyName(data.紧急程度, ctx.language) : ''}`,
    办结: () => 'Closed',
    不予受理: data => `Not accepted: ${textIn(data.理由) ?? ''}`,
    转办: (data, ctx) => `Passed on to ${choice(ctx, data, '渠道') || 'another channel'}`,
    撤回: data => `Call withdrawn: ${textIn(data.理由) ?? ''}`,
    未呼叫: () => 'Not approved; no call was made',
    评价: () => 'Rated',
    未评价: () => 'Not rated in time',
    归档: () => 'Archived',
    裁定提请: (data, ctx) =>
      `A ruling is asked for; units concerned: ${units(ctx, data, '争议单位').join(', ')}`,
    陈述: (data, ctx) => `${unit(ctx, data, '单位')} states: ${choice(ctx, data, '主张')}`,
    裁定文书: (data, ctx) => {
      const lead = unit(ctx, data, '裁定主办')
      return [
        `Ruling ${textIn(data.文号) ?? ''}: ${choice(ctx, data, '裁定结果')}${lead ? ` (${lead})` : ''}`,
        ...(data.派发有误 === true ? ['the dispatch was wrong, reds are taken back'] : []),
        ...(data.修订清单 === true ? ['a revision of the list is proposed'] : []),
      ].join('; ')
    },
    交办: (data, ctx) =>
      isCountersign(data)
        ? 'The urgent call is to be countersigned'
        : `${choice(ctx, data, '种类') || 'Assigned'}: ${textIn(data.内容) ?? ''}`,
    交办答复: (data, ctx) =>
      isCountersign(data)
        ? `Countersignature: ${[choice(ctx, data, '意见'), textIn(data.答复)].filter(Boolean).join('; ')}`
        : `Assignment answered: ${[choice(ctx, data, '意见'), textIn(data.答复)].filter(Boolean).join('; ')}`,
    交办认可: data =>
      data.意见 === '再办'
        ? `Answer not accepted; still to be done: ${textIn(data.要求) ?? ''}`
        : 'Answer accepted',
    交办撤回: data => `Assignment withdrawn: ${textIn(data.理由) ?? ''}`,
  },
  // No centre accepts it: the body that it calls on has it at once.
  actsOf: { 'enforcement-referral': { 呼叫: () => 'Call made; the enforcement body is to look into it' } },
  urges: {
    核验超时: () => 'Verification is late; the head of the calling unit has been told',
    中心超时: () => 'Acceptance is late; it counts against the centre',
    督办单起草: () => 'Supervision order drafted; the leader of the centre is to issue it',
    督办单: data => `Supervision order ${textIn(data.文号) ?? ''} issued: ${textIn(data.督办要求) ?? ''}`,
    督办单不签发: data => `Supervision order not issued: ${textIn(data.理由) ?? ''}`,
    电话结果: (data, ctx) => {
      const whom = choice(ctx, data, '对象')
      if (data.已知悉 !== true) return `Telephone call to ${whom}: not reached`
      return `Telephone call to ${whom}: acknowledged${textIn(data.接听人) ? `, answered by ${textIn(data.接听人)}` : ''}`
    },
    提请: (data, ctx) => `Joint supervision (${unit(ctx, data, '单位')}): ${choice(ctx, data, '意见')}`,
    文书起草: (data, ctx) =>
      data.文书种类 === '联合督办'
        ? `${paper(ctx, data)} drafted; the leader of the centre is to propose it`
        : `${paper(ctx, data)} drafted; ${office(ctx, '督查室')} is to issue it`,
    文书签发: (data, ctx) => `${paper(ctx, data)} ${textIn(data.文号) ?? ''} issued`,
    文书不签发: (data, ctx) => `${paper(ctx, data)} not issued: ${textIn(data.理由) ?? ''}`,
    成员意见: (data, ctx) => `${unit(ctx, data, '单位')} on the case: ${choice(ctx, data, '意见')}`,
    联合督办要求: data => `Joint supervision orders: ${textIn(data.要求) ?? ''}`,
    整改报告: (data, ctx) => `${unit(ctx, data, '单位')} reports: ${textIn(data.措施) ?? ''}`,
    认定: (data, ctx) => `Report judged: ${choice(ctx, data, '意见')}`,
    移送决定: (data, ctx) =>
      `Referral to discipline: ${[choice(ctx, data, '意见'), textIn(data.函号)].filter(Boolean).join(', ')}`,
    编办超时: () => 'The ruling is late; it counts against the establishment office',
    交办未阅示: () => 'The answer was not looked at for 10 working days; archived',
    交办超期: () => 'The assignment was not answered in time',
  },
  filed: title => `Call filed: ${title}`,
  told: (kind, people, text) =>
    `${noticeKindName(kind, 'en')} to ${people.map(each => (each.unit ? `${each.name} (${each.unit})` : each.name)).join(', ')}: ${text}`,
  redOn: (unit, cooperating) => `Red light for ${who(unit, cooperating)}`,
  redOff: (unit, cooperating, state, cause) =>
    `Red light of ${who(unit, cooperating)} ${ends[state] ?? state}${cause ? ` (${causes[cause] ?? cause})` : ''}`,
  step({ form, name, key }, choice) {
    const { name: said } = wordingOf(form, name, key, 'en')
    return choice === undefined ? said : `${said}: ${choice}`
  },
  system: 'System',
  yes: 'yes',
  list: ', ',
  semicolon: '; ',
}
