import { instantIn, textIn, textsIn, type Context } from '../../../calls/feel.js'
import { unitName } from '../../../county.js'
import { unitNamed } from '../../../directory/index.js'
import { chosenText } from '../../../words/chosen.js'
import { momentText } from '../../time/dates.js'
import type { Reader } from './writer.js'

export const unit = (ctx: Reader, data: Context, key: string) => unitName(ctx, textIn(data[key]))

export const units = (ctx: Reader, data: Context, key: string) =>
  textsIn(data[key]).map(code => unitName(ctx, code))

/** Name of a unit that every county has once, by the word for it. */
export const office = (ctx: Reader, word: string) => unitNamed(ctx.people, word)?.short ?? word

export const due = (ctx: Reader, data: Context, key = '期限') => {
  const at = instantIn(data[key])
  return at === undefined ? '' : momentText(at, ctx.now, ctx.language)
}

/** An assigned act in which the approver of an urgent call signs what was agreed orally: 补签. */
export const isCountersign = (data: Context) => data.种类 === '补签'

/** What somebody chose, in the reader's language. */
export const choice = (ctx: Reader, data: Context, key: string) =>
  chosenText(textIn(data[key]) ?? '', ctx.language)
