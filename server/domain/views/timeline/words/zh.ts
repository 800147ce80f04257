import { plainName } from '../../../calls/acts/catalogue.js'
import { numberIn, textIn, textsIn } from '../../../calls/feel.js'
import { changesZh } from './changes-zh.js'
import { due, isCountersign, office, unit, units } from './parts.js'
import type { TimelineWords } from './writer.js'

const cooperating = (is: boolean) => (is ? '协办' : '')

export const zh: TimelineWords = {
  acts: {
    ...changesZh,
    呼叫: () => '已呼出，送中心受理',
    受理: (data, ctx) => `受理，主办${unit(ctx, data, '主办')}${data.疑难 === true ? '，按疑难事项' : ''}`,
    派发: (data, ctx) => {
      const cause = textIn(data.派发缘由)
      return [
        `${cause && cause !== '首派' ? `${cause}，` : ''}派发给${unit(ctx, data, '主办')}`,
        ...(textsIn(data.协办).length ? [`协办${units(ctx, data, '协办').join('、')}`] : []),
        `期限 ${due(ctx, data)}`,
      ].join('，')
    },
    签收: (data, ctx) => `${unit(ctx, data, '单位')}签收`,
    响应: (data, ctx) => `${unit(ctx, data, '单位')}响应：${textIn(data.方式) ?? ''}`,
    首次反馈: data => `首次书面反馈：${textIn(data.现状与措施) ?? ''}`,
    反馈: data => `反馈办理结果：${textIn(data.结果) ?? ''}`,
    协办回复: (data, ctx) => `${unit(ctx, data, '单位')}回复协办：${textIn(data.结果) ?? ''}`,
    核验: data => (data.核验意见 === '办结' ? '核验通过，办结' : '核验未解决，返工'),
    返工: data => `第 ${numberIn(data.返工次数) ?? 1} 次返工`,
    补正: data => `退回补正：${textIn(data.需补内容) ?? ''}`,
    补正完成: (data, ctx) => `补正完成，受理期限 ${due(ctx, data, '受理期限')}`,
    退回: (data, ctx) => `申请退回改派，建议主办${unit(ctx, data, '建议主办')}`,
    退回结果: data => `退回申请：${textIn(data.决定) ?? ''}`,
    改派: (data, ctx) => `${unit(ctx, data, '原主办')}改派${unit(ctx, data, '主办')}`,
    延期申请: data => `申请延期 ${numberIn(data.延长数量) ?? ''} ${textIn(data.单位) ?? ''}`,
    延期结果: data => `延期申请：${textIn(data.结论) ?? ''}`,
    延期: (data, ctx) => `期限改为 ${due(ctx, data)}`,
    协调: data => `中心协调：${textIn(data.决定) ?? ''}`,
    紧急程度: data => `紧急程度核定为${textIn(data.紧急程度) ?? ''}`,
    办结: () => '办结',
    不予受理: data => `不予受理：${textIn(data.理由) ?? ''}`,
    转办: data => `转${textIn(data.渠道) ?? '其他渠道'}办理`,
    撤回: data => `撤回呼叫：${textIn(data.理由) ?? ''}`,
    未呼叫: () => '未批准，没有呼出',
    评价: () => '已评价',
    未评价: () => '逾期未评价',
    归档: () => '归档',
    裁定提请: (data, ctx) => `提请编办裁定，争议单位${units(ctx, data, '争议单位').join('、')}`,
    陈述: (data, ctx) => `${unit(ctx, data, '单位')}陈述：${textIn(data.主张) ?? ''}`,
    裁定文书: (data, ctx) => {
      const lead = unit(ctx, data, '裁定主办')
      return [
        ['裁定', textIn(data.文号)].filter(Boolean).join(' '),
        `${textIn(data.裁定结果) ?? ''}${lead ? `（${lead}）` : ''}`,
        ...(data.派发有误 === true ? ['原派发有误，红灯撤销'] : []),
        ...(data.修订清单 === true ? ['提出修订清单'] : []),
      ].join('，')
    },
    交办: data =>
      isCountersign(data)
        ? `待${textIn(data.内容) ?? '补签'}`
        : `${textIn(data.种类) ?? '交办'}：${textIn(data.内容) ?? ''}`,
    交办答复: data =>
      isCountersign(data)
        ? `补签：${[textIn(data.意见), textIn(data.答复)].filter(Boolean).join('，')}`
        : `答复交办：${[textIn(data.意见), textIn(data.答复)].filter(Boolean).join('，')}`,
    交办认可: data => (data.意见 === '再办' ? `答复未认可，再办：${textIn(data.要求) ?? ''}` : '答复已认可'),
    交办撤回: data => `撤回交办：${textIn(data.理由) ?? ''}`,
  },
  // No centre accepts it: the body that it calls on has it at once.
  actsOf: { 'enforcement-referral': { 呼叫: () => '已呼出，交执法部门查处' } },
  urges: {
    核验超时: () => '核验超时，已报呼叫单位主要负责人',
    中心超时: () => '受理超时，计在中心',
    督办单起草: () => '督办单已起草，待中心负责人签发',
    督办单: data => `督办单 ${textIn(data.文号) ?? ''} 已签发：${textIn(data.督办要求) ?? ''}`,
    督办单不签发: data => `督办单不签发：${textIn(data.理由) ?? ''}`,
    电话结果: data =>
      `电话告知${textIn(data.对象) ?? ''}：${data.已知悉 === true ? `已知悉${textIn(data.接听人) ? `，${String(data.接听人)}接听` : ''}` : '未接通'}`,
    提请: (data, ctx) => `提请联合督办（${unit(ctx, data, '单位')}）：${textIn(data.意见) ?? ''}`,
    文书起草: (data, ctx) =>
      data.文书种类 === '联合督办'
        ? `联合督办（${unit(ctx, data, '单位')}）已起草，待中心负责人提请`
        : `${textIn(data.文书种类) ?? '文书'}（${unit(ctx, data, '单位')}）已起草，待${office(ctx, '督查室')}签发`,
    文书签发: data => [textIn(data.文书种类), textIn(data.文号), '已签发'].filter(Boolean).join(' '),
    文书不签发: data => `${textIn(data.文书种类) ?? '文书'}不签发：${textIn(data.理由) ?? ''}`,
    成员意见: (data, ctx) => `${unit(ctx, data, '单位')}意见：${textIn(data.意见) ?? ''}`,
    联合督办要求: data => `联合督办要求：${textIn(data.要求) ?? ''}`,
    整改报告: (data, ctx) => `${unit(ctx, data, '单位')}报整改：${textIn(data.措施) ?? ''}`,
    认定: data => `整改认定：${textIn(data.意见) ?? ''}`,
    移送决定: data => `问题线索：${[textIn(data.意见), textIn(data.函号)].filter(Boolean).join(' ')}`,
    编办超时: () => '裁定超时，计在编办',
    交办未阅示: () => '交办答复 10 个工作日未阅示，已归档',
    交办超期: () => '交办事项到期未答复',
  },
  filed: title => `发起呼叫：${title}`,
  told: (kind, people, text) =>
    `${kind} ${people.map(each => `${each.unit}${each.name}`).join('、')}：${text}`,
  redOn: (unit, late) => `${cooperating(late)}${unit}亮红灯`,
  redOff: (unit, late, state, cause) =>
    `${cooperating(late)}${unit}红灯${state}${cause ? `（${cause}）` : ''}`,
  step: ({ name }, choice) => (choice === undefined ? plainName(name) : `${plainName(name)}：${choice}`),
  system: '系统',
  yes: '是',
  list: '、',
  semicolon: '；',
}
