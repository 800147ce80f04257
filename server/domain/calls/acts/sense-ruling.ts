import { unitName, type County } from '../../county.js'
import type { Words } from '../../language.js'
import { rulings, type Ruling } from '../../rulings/record.js'
import { textIn } from '../feel.js'
import type { CallRecord } from '../record.js'
import { callFault } from './call-faults.js'
import type { Deed } from './meaning.js'

/**
 * What a re-dispatch by the centre says otherwise than the ruling on which it is grounded, by field: there is such a
 * ruling about this case or its item, the new lead is the unit that it names, and the former dispatch was wrong when the
 * ruling found it wrong, and only then.
 */
export async function rulingSense(
  ctx: County,
  { filled, record }: Pick<Deed, 'filled' | 'record'>,
): Promise<Record<string, Words>> {
  const number = textIn(filled.裁定文号)?.trim() ?? ''
  const wrong = filled.派发有误 === true
  if (number === '') return wrong ? { 裁定文号: callFault.wrongByRuling } : {}
  const ruling = await rulingNumbered(ctx, record, number)
  if (!ruling) return { 裁定文号: callFault.noSuchRuling }
  const faults: Record<string, Words> = {}
  if (ruling.result === '确定主办' && ruling.lead !== undefined && filled.新主办 !== ruling.lead)
    faults.新主办 = callFault.ruledLead(unitName(ctx, ruling.lead))
  if (wrong !== ruling.wrong) faults.派发有误 = ruling.wrong ? callFault.ruledWrong : callFault.notRuledWrong
  return faults
}

/** The ruling of this number about the case, or about its item outside any case. */
async function rulingNumbered(
  { store, county }: County,
  record: CallRecord,
  number: string,
): Promise<Ruling | undefined> {
  for await (const row of store.stream(rulings, county, { where: { case: record.number } }))
    if (row.number === number) return row
  for await (const row of store.stream(rulings, county, { where: { case: null } }))
    if (row.number === number && row.item === record.filed.item) return row
  return undefined
}
