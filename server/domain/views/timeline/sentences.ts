import { unitName, type County } from '../../county.js'
import { instantIn, numberIn, textIn, textsIn, type Context } from '../../calls/feel.js'
import { momentText } from '../time/dates.js'

type Ctx = Pick<County, 'people' | 'now'>

export interface Line {
  text: string
  tab: '办理' | '催督' | '留言'
  kind: 'act' | 'system' | 'reminder' | 'urge' | 'comment' | 'red'
}

type Writer = (data: Context, ctx: Ctx) => string

const units = (ctx: Ctx, codes: readonly string[]) => codes.map(code => unitName(ctx, code)).join('、')
const due = (ctx: Ctx, data: Context, key = '期限') => {
  const at = instantIn(data[key])
  return at === undefined ? '' : momentText(at, ctx.now)
}

/** What happened, as it is told on the page of the case, by milestone. */
const acts: Readonly<Record<string, Writer>> = {
  呼叫: () => '已呼出，送中心受理',
  受理: (data, ctx) =>
    `受理，主办${unitName(ctx, textIn(data.主办))}${data.疑难 === true ? '，按疑难事项' : ''}`,
  派发: (data, ctx) => {
    const cooperating = textsIn(data.协办)
    const cause = textIn(data.派发缘由)
    return [
      `${cause && cause !== '首派' ? `${cause}，` : ''}派发给${unitName(ctx, textIn(data.主办))}`,
      ...(cooperating.length ? [`协办${units(ctx, cooperating)}`] : []),
      `期限 ${due(ctx, data)}`,
    ].join('，')
  },
  签收: (data, ctx) => `${unitName(ctx, textIn(data.单位))}签收`,
  响应: (data, ctx) => `${unitName(ctx, textIn(data.单位))}响应：${textIn(data.方式) ?? ''}`,
  首次反馈: data => `首次书面反馈：${textIn(data.现状与措施) ?? ''}`,
  反馈: data => `反馈办理结果：${textIn(data.结果) ?? ''}`,
  协办回复: (data, ctx) => `${unitName(ctx, textIn(data.单位))}回复协办：${textIn(data.结果) ?? ''}`,
  核验: data => (data.核验意见 === '办结' ? '核验通过，办结' : '核验未解决，返工'),
  返工: data => `第 ${numberIn(data.返工次数) ?? 1} 次返工`,
  补正: data => `退回补正：${textIn(data.需补内容) ?? ''}`,
  补正完成: (data, ctx) => `补正完成，受理期限 ${due(ctx, data, '受理期限')}`,
  退回: (data, ctx) => `申请退回改派，建议主办${unitName(ctx, textIn(data.建议主办))}`,
  退回结果: data => `退回申请：${textIn(data.决定) ?? ''}`,
  改派: (data, ctx) => `${unitName(ctx, textIn(data.原主办))}改派${unitName(ctx, textIn(data.主办))}`,
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
  交办: data => `${textIn(data.种类) ?? '交办'}：${textIn(data.内容) ?? ''}`,
  交办答复: data => `答复交办：${textIn(data.意见) ?? textIn(data.答复) ?? ''}`,
}

const urges: Readonly<Record<string, Writer>> = {
  核验超时: () => '核验超时，已报呼叫单位主要负责人',
  中心超时: () => '受理超时，计在中心',
  督办单起草: () => '督办单已起草，待中心负责人签发',
  督办单: data => `督办单 ${textIn(data.文号) ?? ''} 已签发：${textIn(data.督办要求) ?? ''}`,
  督办单不签发: data => `督办单不签发：${textIn(data.理由) ?? ''}`,
  电话结果: data =>
    `电话告知${textIn(data.对象) ?? ''}：${data.已知悉 === true ? `已知悉${textIn(data.接听人) ? `，${String(data.接听人)}接听` : ''}` : '未接通'}`,
  提请: (data, ctx) => `提请联合督办（${unitName(ctx, textIn(data.单位))}）：${textIn(data.意见) ?? ''}`,
  文书签发: data => `${textIn(data.文书种类) ?? ''} ${textIn(data.文号) ?? ''} 已签发`,
  文书不签发: data => `${textIn(data.文书种类) ?? '文书'}不签发：${textIn(data.理由) ?? ''}`,
  交办超期: () => '交办事项到期未答复',
}

/** Milestones that another line tells already, or that only the record needs. */
export function lineOf(ctx: Ctx, name: string, data: Context, byPerson: boolean): Line | undefined {
  const act = acts[name]
  if (act) return { text: act(data, ctx), tab: '办理', kind: byPerson ? 'act' : 'system' }
  const urge = urges[name]
  if (urge) return { text: urge(data, ctx), tab: '催督', kind: 'urge' }
  return undefined
}
