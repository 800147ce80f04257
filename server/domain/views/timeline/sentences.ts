import type { Context } from '../../calls/feel.js'
import type { Language } from '../../language.js'
import { en } from './words/en.js'
import type { Reader, TimelineWords } from './words/writer.js'
import { zh } from './words/zh.js'

export interface Line {
  text: string
  tab: '办理' | '催督' | '留言'
  kind: 'act' | 'system' | 'reminder' | 'urge' | 'comment' | 'red'
}

/** How each language tells what happened on a case. */
export const timelineWords: Readonly<Record<Language, TimelineWords>> = { 'zh-CN': zh, en }

/** Milestones that say nothing new behind another one of the same step: 核验通过，办结 is no second line 办结. */
const saidBy: Readonly<Record<string, readonly string[]>> = { 办结: ['核验', '协调'] }

/** Whether the other milestones of its step tell this one already. */
export const isSaid = (name: string, others: readonly string[]): boolean =>
  saidBy[name]?.some(other => others.includes(other)) ?? false

/** A milestone as a line; none for those that another line tells already, or that only the record needs. */
export function lineOf(
  ctx: Reader,
  process: string,
  name: string,
  data: Context,
  byPerson: boolean,
): Line | undefined {
  const { acts, actsOf, urges } = timelineWords[ctx.language]
  const act = actsOf[process]?.[name] ?? acts[name]
  if (act) return { text: act(data, ctx), tab: '办理', kind: byPerson ? 'act' : 'system' }
  const urge = urges[name]
  if (urge) return { text: urge(data, ctx), tab: '催督', kind: 'urge' }
  return undefined
}
