import { numberIn, textIn } from '../../../calls/feel.js'
import { causeName } from '../../../words/causes.js'
import { choice, due, unit } from './parts.js'
import type { TimelineWords } from './writer.js'

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** What turns a call from its straight way, in English. */
export const changesEn: TimelineWords['acts'] = {
  申请复核: data => `Asks for a review: ${textIn(data.理由) ?? ''}`,
  复核: (data, ctx) => `Reviewed: ${choice(ctx, data, '结论')}; ${textIn(data.理由) ?? ''}`,
  研判: (data, ctx) => `Studied, off the list: ${choice(ctx, data, '结论')}; ${textIn(data.依据) ?? ''}`,
  并件: data => `Merged into ${textIn(data.主件) ?? ''}`,
  主件结果: (data, ctx) => `The main case ${textIn(data.主件) ?? ''}: ${choice(ctx, data, '结果')}`,
  拆分: data => `Split off from ${textIn(data.主件) ?? ''}: ${textIn(data.理由) ?? ''}`,
  并件办结: () => 'Closed with its main case',
  挂账申请: (data, ctx) => `Asks for shelving: ${choice(ctx, data, '原因')}`,
  挂账结果: (data, ctx) => `Shelving: ${choice(ctx, data, '结论')}`,
  挂账: (data, ctx) => `Shelved, the clock stands: ${choice(ctx, data, '原因')}`,
  挂账复核: (data, ctx) => `Shelving reviewed: ${choice(ctx, data, '结论')}; ${textIn(data.理由) ?? ''}`,
  恢复: data => `Resumed: ${textIn(data.理由) ?? ''}`,
  期限调整: (data, ctx) =>
    `${capital(causeName(textIn(data.原因) ?? '', 'en'))}: the limit is now ${due(ctx, data)}`,
  增派协办: (data, ctx) => `${unit(ctx, data, '单位')} added as cooperating unit: ${textIn(data.要求) ?? ''}`,
  批示: data => `Instruction: ${textIn(data.内容) ?? ''}`,
  催一下: data => (textIn(data.话) ? `Urged: ${textIn(data.话)}` : 'Urged'),
  终止: data => `Terminated: ${textIn(data.理由) ?? ''}`,
  重办: data => `Handled again, round ${numberIn(data.轮次) ?? 2}: ${textIn(data.理由) ?? ''}`,
  回访: (data, ctx) => `The citizen was called back: ${choice(ctx, data, '结果')}`,
  未回访: () => 'The citizen was not called back in time',
}
