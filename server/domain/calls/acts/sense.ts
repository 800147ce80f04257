import type { County } from '../../county.js'
import type { Words } from '../../language.js'
import { contextIn, instantIn, numberIn, textIn, textsIn } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import type { Deed } from './meaning.js'
import { fieldFault } from './refused-words.js'

/** Instants at which something has happened already, by form key. */
const past = ['响应时刻', '拨打时刻']

/** What a form accepts field by field and still makes no sense on this case, by field. */
export function sense({ now }: Pick<County, 'now'>, deed: Deed): Record<string, Words> {
  const { filled, variables, record } = deed
  const form = meantForm(deed.form)
  const faults: Record<string, Words> = {}
  for (const key of past) {
    const at = instantIn(filled[key])
    if (at !== undefined && at > now) faults[key] = fieldFault.laterThanNow
  }
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
  ] as const
  for (const [lead, cooperating] of twice)
    if (textIn(filled[lead]) && textsIn(filled[cooperating]).includes(String(filled[lead])))
      faults[cooperating] = fieldFault.leadCooperates
  return faults
}
