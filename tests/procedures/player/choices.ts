import { postsHeld, roles, type Role } from '../../../server/domain/directory/index.js'
import type { Actor, County } from '../../../server/domain/county.js'
import type { CallRecord } from '../../../server/domain/calls/record.js'
import type { Dice } from './dice.js'

/** Whoever fills in a form, on which case, among which. */
export interface Filler {
  ctx: County
  actor: Actor
  dice: Dice
  /** The case that the form is about. */
  about?: CallRecord
  /** The numbers of the cases there are. */
  numbers: readonly string[]
}

type Written = Readonly<Record<string, unknown>>

/** What a person knows to write where nine answers of ten would be refused, by the key of the question. */
const known: Readonly<Record<string, (by: Filler, written: Written) => unknown>> = {
  标题: () => secretTitle,
  执法人员: () => '赵晓东 ZF-0001、钱国栋 ZF-0002',
  到场执法人员: () => '赵晓东 ZF-0001、钱国栋 ZF-0002',
  案件号: ({ actor, dice }) => `${actor.unit}〔2026〕${dice.roll(1_000_000)}`,
  主件: ({ dice, about, numbers }) => dice.oneOf(numbers.filter(each => each !== about?.number)),
  公安机关: () => 'GA',
  裁定文号: () => undefined,
  签发人: by => holder(by, by.actor.unit, ['head']),
  乡镇同意: by => holder(by, by.about?.caller ?? by.actor.unit, ['deputy']),
  口头批准人: by => holder(by, by.actor.unit, ['deputy', 'head']),
  责任人: (by, { 责任单位, 单位 }) => holder(by, String(责任单位 ?? 单位 ?? by.actor.unit), roles),
  建议主办: by => otherLead(by),
  新主办: by => otherLead(by),
}

export const secretTitle = '不得外传的标题'

/** Whether somebody knows what to write there, and what. */
export function knownAnswer(key: string, by: Filler, written: Written): { value: unknown } | undefined {
  const answer = Object.hasOwn(known, key) ? known[key] : undefined
  return answer && { value: answer(by, written) }
}

function holder({ ctx, dice }: Filler, unit: string, posts: readonly Role[]): string | undefined {
  return dice.oneOf(postsHeld(ctx.people, unit, posts, ctx.now))?.person
}

/** A few units, so that the same ones meet again and again. */
const few = ['JJ', 'ZF', 'JT', 'GA', 'SL', 'ZR', '379999101', '379999102']

/** One of those few, where the field takes units of their kinds. */
export const fewOf = (codes: readonly string[]) => {
  const met = codes.filter(code => few.includes(code))
  return met.length ? met : codes
}

const otherLead = ({ dice, about }: Filler) =>
  dice.oneOf(['JJ', 'ZF', 'JT', 'GA', 'SL', 'ZR'].filter(each => each !== about?.lead))
