import type { County } from '../../county.js'
import type { Words } from '../../language.js'
import { contextIn, instantIn, numberIn, textIn, textsIn, type Context } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import type { Deed } from './meaning.js'
import { fieldFault } from './refused-words.js'

/** Instants at which something has happened already, by form key. */
const past = ['响应时刻', '拨打时刻']

/** Instants by which something is to be done, or at which it will be. */
const ahead = ['新期限', '要求期限', '约谈时间', '交办期限']

/** What a form accepts field by field and still makes no sense on this case, by field. */
export function sense({ now }: Pick<County, 'now'>, deed: Deed): Record<string, Words> {
  const { filled, variables, record } = deed
  const form = meantForm(deed.form)
  const faults: Record<string, Words> = {}
  Object.assign(faults, timeFaults(filled, now))
  if (form === forms.decideExtension && filled.批复 === '批准') {
    const asked = numberIn(contextIn(variables.延期申请).延长数量) ?? Infinity
    if ((numberIn(filled.数量) ?? 0) > asked) faults.数量 = fieldFault.moreThanAsked(asked)
  }
  if (form === forms.decideReturn && filled.决定 === '同意改派' && filled.新主办 === record.lead)
    faults.新主办 = fieldFault.sameLead
  if (form === forms.requestReturn && filled.建议主办 === record.lead) faults.建议主办 = fieldFault.ownUnit
  const twice = [
    ['主办', '协办'],
    ['新主办', '新协办'],
    ['裁定主办', '裁定协办'],
  ] as const
  for (const [lead, cooperating] of twice)
    if (textIn(filled[lead]) && textsIn(filled[cooperating]).includes(String(filled[lead])))
      faults[cooperating] = fieldFault.leadCooperates
  return faults
}

/** Instants that lie on the wrong side of now, by field. */
export function timeFaults(filled: Context, now: number): Record<string, Words> {
  const faults: Record<string, Words> = {}
  const check = (keys: readonly string[], wrong: (at: number) => boolean, fault: Words) => {
    for (const key of keys) {
      const at = instantIn(filled[key])
      if (at !== undefined && wrong(at)) faults[key] = fault
    }
  }
  check(past, at => at > now, fieldFault.laterThanNow)
  check(ahead, at => at <= now, fieldFault.notAhead)
  return faults
}
