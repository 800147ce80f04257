import { caseProcedure } from '../calls/procedures/index.js'
import { presentLeg, type CallRecord, type Cooperation } from '../calls/record.js'
import { personName, unitName, type County } from '../county.js'
import { postsHeld, roleNames, unitNamed, type Role } from '../directory/index.js'
import { say } from '../language.js'
import { caseLight } from './case-light.js'
import { peopleNotes } from './people-notes.js'
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

type Ctx = Pick<County, 'people' | 'now' | 'language'>

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
    ...(caseProcedure(record.process)?.cooperatingReply
      ? (leg?.cooperation.map(each => cooperating(ctx, each, record.running)) ?? [])
      : record.cooperating.map(unit => member(ctx, unit, record))),
    {
      role: '呼叫',
      unit: record.caller,
      unitName: unitName(ctx, record.caller),
      people: [
        {
          name: personName(ctx, record.filedBy),
          roleName: say(roleNames.clerk, ctx.language),
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
  const notes = peopleNotes[ctx.language]
  const when = (at: number) => momentText(at, ctx.now, ctx.language)
  const replied = each.repliedAt
  return {
    role: '协办',
    unit: each.unit,
    unitName: unitName(ctx, each.unit),
    people: contacts(ctx, each.unit, ['clerk']),
    light: running && replied === undefined ? lightOf(each.due, each.yellow, ctx.now) : null,
    note:
      replied !== undefined
        ? notes.replied(when(replied), each.result)
        : each.missed
          ? notes.missed
          : notes.replyBy(when(each.due)),
  }
}

/** A unit that takes part without owing a reply of its own. */
function member(ctx: Ctx, unit: string, record: CallRecord): CaseUnit {
  const comes = comesNote(ctx, unit, record)
  return {
    role: '协办',
    unit,
    unitName: unitName(ctx, unit),
    people: contacts(ctx, unit, ['clerk']),
    light: null,
    ...(comes === undefined ? {} : { note: comes }),
  }
}

/** How it answered the convening. */
function comesNote(ctx: Ctx, unit: string, { passed = [] }: CallRecord): string | undefined {
  const confirmed = passed.findLast(
    ({ name, facts }) => name === '确认' && facts.some(({ key, text }) => key === '单位' && text === unit),
  )
  const comes = confirmed?.facts.find(({ key }) => key === '到场')?.text
  return comes === undefined ? undefined : peopleNotes[ctx.language].comes(comes)
}

function leadNote(ctx: Ctx, record: CallRecord): string {
  const leg = presentLeg(record)
  if (!leg) return ''
  const notes = peopleNotes[ctx.language]
  const when = (at: number) => momentText(at, ctx.now, ctx.language)
  if (leg.answer) return notes.answered(when(leg.answer.at), leg.answer.result)
  if (leg.respondedAt !== undefined) return notes.responded(when(leg.respondedAt), leg.responseKind)
  if (leg.signedAt !== undefined) return notes.signed(when(leg.signedAt))
  return comesNote(ctx, leg.unit, record) ?? notes.unsigned
}

function contacts(ctx: Ctx, unit: string, roles: readonly Role[]): CaseUnit['people'] {
  return roles.flatMap(role => {
    const [post] = postsHeld(ctx.people, unit, [role], ctx.now)
    const person = post && ctx.people.person.get(post.person)
    const roleName = ctx.language === 'en' ? roleNames[role].en : post?.title
    return person ? [{ name: person.name, roleName, phone: person.phone }] : []
  })
}
