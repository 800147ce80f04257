import { dateOf, instantOf } from '../../../calendar/index.js'
import type { County } from '../../county.js'
import { expiredIn } from '../../enforcement/certificates.js'
import type { Words } from '../../language.js'
import { instantIn, textIn } from '../feel.js'
import type { Deed } from './meaning.js'

/** Fields in which officers are named with the numbers of their certificates. */
const officers = ['执法人员', '到场执法人员']

/** When they act: the instant at which units assemble, or that of the check. */
const acting = ['核查时间', '集合时间']

/** What a form of enforcement accepts field by field and the registers of the county do not, by field. */
export async function enforcementSense(ctx: County, deed: Deed): Promise<Record<string, Words>> {
  const { filled, variables } = deed
  const faults: Record<string, Words> = {}
  const at = [...acting.map(key => instantIn(filled[key] ?? variables[key])), ctx.now].find(
    each => each !== undefined,
  )
  const assembly = instantIn(filled.集合时间)
  if (assembly !== undefined && assembly <= ctx.now) faults.集合时间 = words.ahead
  for (const key of officers) {
    const text = textIn(filled[key])
    if (text === undefined || at === undefined) continue
    const [expired] = await expiredIn(ctx.store, ctx.county, text, dateOf(at))
    if (expired) faults[key] = words.expired(expired.number, expired.name, expired.validUntil)
  }
  return faults
}

const words = {
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
