import { dateOf, instantOf } from '../../../calendar/index.js'
import type { County } from '../../county.js'
import { expiredIn } from '../../enforcement/certificates.js'
import { postsHeld, type Role } from '../../directory/index.js'
import type { Words } from '../../language.js'
import { instantIn, textIn, type Value } from '../feel.js'
import type { Deed } from './meaning.js'

/** Fields in which officers are named with the numbers of their certificates. */
const officers = ['执法人员', '到场执法人员']

/** When they act: the instant at which units assemble, or that of the check. */
const acting = ['核查时间', '集合时间']

/** What a form of enforcement accepts field by field and the registers of the county do not, by field. */
export async function enforcementSense(ctx: County, deed: Deed): Promise<Record<string, Words>> {
  const { filled, variables, record } = deed
  const faults: Record<string, Words> = {}
  const at = [...acting.map(key => instantIn(filled[key] ?? variables[key])), ctx.now].find(
    each => each !== undefined,
  )
  const assembly = instantIn(filled.集合时间)
  if (assembly !== undefined && assembly <= ctx.now) faults.集合时间 = words.ahead
  if (notHolding(ctx, filled.签发人, 'head', deed.actor.unit)) faults.签发人 = words.head
  if (notHolding(ctx, filled.乡镇同意, 'deputy', record.caller)) faults.乡镇同意 = words.deputy
  for (const key of officers) {
    const text = textIn(filled[key])
    if (text === undefined || at === undefined) continue
    const [expired] = await expiredIn(ctx.store, ctx.county, text, dateOf(at))
    if (expired) faults[key] = words.expired(expired.number, expired.name, expired.validUntil)
  }
  return faults
}

/** Whether a person is named who does not hold that post. */
function notHolding({ people, now }: County, person: Value | undefined, role: Role, unit: string): boolean {
  return (
    textIn(person) !== undefined && !postsHeld(people, unit, [role], now).some(post => post.person === person)
  )
}

const words = {
  head: { zh: '须由本单位主要负责人签发', en: 'It is signed by the head of your unit' },
  deputy: { zh: '须是乡镇分管负责同志', en: 'It must be the deputy in charge of the township' },
  ahead: { zh: '集合时间应晚于现在', en: 'The time to assemble must lie ahead' },
  expired: (number: string, name: string, until: string): Words => {
    const { year, month, day } = dayParts(until)
    return {
      zh: `执法证 ${number}（${name}）已于${year}年${month}月${day}日到期，请换人`,
      en: `Certificate ${number} (${name}) expired on ${until}; please name another officer`,
    }
  },
}

function dayParts(date: string) {
  const [year, month, day] = dateOf(instantOf(date)).split('-').map(Number)
  return { year, month, day }
}
