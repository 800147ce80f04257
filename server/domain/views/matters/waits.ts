import type { TaskRow } from '../../../runtime/index.js'
import type { Actor, County } from '../../county.js'
import { plainText } from '../sentence/parts.js'
import { allOf } from '../sentence/who.js'
import { caseWords } from '../sentence/words.js'

/** 「等住房城乡建设局主要负责人陈述」: whose turn it is on a matter; undefined when nobody's. */
export function waitsFor(ctx: County, { person }: Actor, open: readonly TaskRow[]): string | undefined {
  const [first] = open
  if (!first) return undefined
  const words = caseWords[ctx.language]
  const own = open.find(row => row.people.includes(person))
  return plainText(own ? words.yourTurn(own) : words.waiting(allOf(ctx, first, open), first))
}
