import type { Context } from '../../calls/feel.js'
import type { Actor } from '../../county.js'

export type AssignedKind = '批示' | '督办要求'

/** What somebody in this post assigns: a county leader 批示, the centre's leader, 督查室 and 编办 督办要求. */
export function kindAssignedBy({ role, kind }: { role: string; kind: string }): AssignedKind | undefined {
  if (role === 'county-deputy') return '批示'
  const orders =
    (kind === 'centre' && role === 'leader') ||
    (['supervision-office', 'establishment-office'].includes(kind) && ['head', 'officer'].includes(role))
  return orders ? '督办要求' : undefined
}

/** 交办号 `案键/种类/责任人/时刻`: of one act, the same for every attempt at it. */
export const assignmentKey = (about: string, actor: Actor, token: string) =>
  `${about}/${actor.role === 'county-deputy' ? '批示' : '督办要求'}/${actor.person}/${token}`

/** What the domain gives to an assigned act beside its form. */
export function assignment(actor: Actor, key: string): Context {
  return {
    交办号: key,
    种类: actor.role === 'county-deputy' ? '批示' : '督办要求',
    交办人: { person: actor.person },
    关联事项: null,
  }
}
