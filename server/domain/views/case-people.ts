import { presentLeg, type CallRecord, type Cooperation } from '../calls/record.js'
import { personName, unitName, type County } from '../county.js'
import { postsHeld, unitNamed, type Role } from '../directory/index.js'
import { caseLight } from './case-light.js'
import { momentText } from './time/dates.js'
import { lightOf, type Light } from './time/light.js'

/** A unit that takes part, with whom to ring and how far it is. */
export interface CaseUnit {
  role: '主办' | '协办' | '呼叫' | '中心'
  unit: string
  unitName: string
  people: { name: string; roleName?: string; phone?: string }[]
  light: Light | null
  note?: string
}

type Ctx = Pick<County, 'people' | 'now'>

export function caseUnits(ctx: Ctx, record: CallRecord): CaseUnit[] {
  const leg = presentLeg(record)
  const centre = unitNamed(ctx.people, '中心')
  const lead: CaseUnit[] =
    leg && record.lead === leg.unit
      ? [
          {
            role: '主办',
            unit: leg.unit,
            unitName: unitName(ctx, leg.unit),
            people: contacts(ctx, leg.unit, ['clerk', 'head']),
            light: record.running ? caseLight(record, ctx.now) : null,
            note: leadNote(ctx, record),
          },
        ]
      : []
  return [
    ...lead,
    ...(leg?.cooperation.map(each => cooperating(ctx, each, record.running)) ?? []),
    {
      role: '呼叫',
      unit: record.caller,
      unitName: unitName(ctx, record.caller),
      people: [
        {
          name: personName(ctx, record.filedBy),
          roleName: '经办人',
          phone: ctx.people.person.get(record.filedBy)?.phone,
        },
        ...contacts(ctx, record.caller, ['deputy']),
      ],
      light: null,
    },
    ...(centre
      ? [
          {
            role: '中心' as const,
            unit: centre.code,
            unitName: centre.short,
            people: contacts(ctx, centre.code, ['clerk']),
            light: null,
          },
        ]
      : []),
  ]
}

function cooperating(ctx: Ctx, each: Cooperation, running: boolean): CaseUnit {
  const replied = each.repliedAt === undefined ? undefined : momentText(each.repliedAt, ctx.now)
  return {
    role: '协办',
    unit: each.unit,
    unitName: unitName(ctx, each.unit),
    people: contacts(ctx, each.unit, ['clerk']),
    light: running && replied === undefined ? lightOf(each.due, each.yellow, ctx.now) : null,
    note:
      replied !== undefined
        ? `${replied} ${each.result ?? '已回复'}`
        : each.missed
          ? '未回复'
          : `${momentText(each.due, ctx.now)} 前回复`,
  }
}

function leadNote(ctx: Ctx, record: CallRecord): string {
  const leg = presentLeg(record)
  if (!leg) return ''
  if (leg.answer) return `${momentText(leg.answer.at, ctx.now)} 已反馈：${leg.answer.result}`
  if (leg.respondedAt !== undefined)
    return `${momentText(leg.respondedAt, ctx.now)} ${leg.responseKind ?? '已响应'}`
  return leg.signedAt === undefined ? '未签收' : `${momentText(leg.signedAt, ctx.now)} 已签收`
}

function contacts(ctx: Ctx, unit: string, roles: readonly Role[]): CaseUnit['people'] {
  return roles.flatMap(role => {
    const [post] = postsHeld(ctx.people, unit, [role], ctx.now)
    const person = post && ctx.people.person.get(post.person)
    return person ? [{ name: person.name, roleName: post.title, phone: person.phone }] : []
  })
}
