import { numberIn, textIn } from '../../../calls/feel.js'
import { due, unit } from './parts.js'
import type { TimelineWords } from './writer.js'

/** What turns a call from its straight way, in Chinese. */
export const changesZh: TimelineWords['acts'] = {
  申请复核: data => `申请复核：${textIn(data.理由) ?? ''}`,
  复核: data => `编办复核：${textIn(data.结论) ?? ''}，${textIn(data.理由) ?? ''}`,
  研判: data => `清单外研判：归属${textIn(data.结论) ?? ''}，${textIn(data.依据) ?? ''}`,
  并件: data => `并入 ${textIn(data.主件) ?? ''}，随主件办理`,
  主件结果: data => `主件 ${textIn(data.主件) ?? ''} ${textIn(data.结果) ?? ''}`,
  拆分: data => `从主件 ${textIn(data.主件) ?? ''} 拆分：${textIn(data.理由) ?? ''}`,
  并件办结: () => '随主件办结',
  挂账申请: data => `申请挂账：${textIn(data.原因) ?? ''}`,
  挂账结果: data => `挂账申请：${textIn(data.结论) ?? ''}`,
  挂账: data => `挂账，停止计时：${textIn(data.原因) ?? ''}`,
  挂账复核: data => `复核挂账：${textIn(data.结论) ?? ''}，${textIn(data.理由) ?? ''}`,
  恢复: data => `恢复办理：${textIn(data.理由) ?? ''}`,
  期限调整: (data, ctx) => `${textIn(data.原因) ?? '期限调整'}，期限改为 ${due(ctx, data)}`,
  增派协办: (data, ctx) => `增派${unit(ctx, data, '单位')}协办：${textIn(data.要求) ?? ''}`,
  批示: data => `批示：${textIn(data.内容) ?? ''}`,
  催一下: data => (textIn(data.话) ? `催一下：${textIn(data.话)}` : '催一下'),
  终止: data => `终止：${textIn(data.理由) ?? ''}`,
  重办: data => `重新办理，第 ${numberIn(data.轮次) ?? 2} 轮：${textIn(data.理由) ?? ''}`,
  回访: data => `群众回访：${textIn(data.结果) ?? ''}`,
  未回访: () => '逾期未回访群众',
}
