import type { Worker } from '../../runtime/index.js'
import { textIn, textsIn } from '../calls/feel.js'
import { callId, calls } from '../calls/record.js'
import { countyNow, unitName, type Services } from '../county.js'
import { draftText } from './draft-text.js'

/** `huying.prepare-document`: drafts the text of a 督办文书 from how its cases stand now. */
export function prepareDocument(services: Services): Worker {
  return async ({ county, variables }) => {
    const ctx = await countyNow(services, county)
    const numbers = textsIn(variables.依据)
    const found = await Promise.all(
      numbers.map(number => ctx.store.get(calls, county, callId(county, number))),
    )
    return {
      文稿: draftText({
        kind: textIn(variables.文书种类) ?? '通报',
        county: ctx.people.county.name.replace(/县$/, ''),
        unitName: unitName(ctx, textIn(variables.单位)),
        cause: textIn(variables.缘由) ?? '',
        now: ctx.now,
        cases: found.filter(record => record !== undefined),
      }),
    }
  }
}
