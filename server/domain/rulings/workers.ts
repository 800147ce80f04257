import { dateOf } from '../../calendar/index.js'
import type { Worker } from '../../runtime/index.js'
import { textIn, textsIn } from '../calls/feel.js'
import { calls } from '../calls/record.js'
import type { Services } from '../county.js'
import { unitNamed } from '../directory/index.js'

/**
 * `huying.find-parties`: the units concerned by their codes, each once; whether 编办 is one of them, which then cannot
 * rule on its own matter; and which bodies have filed a penalty case on the matter, the first one first, because of two
 * with jurisdiction the first to file has it (行政处罚法 25).
 */
export function findParties({ store, directory }: Pick<Services, 'store' | 'directory'>): Worker {
  return async ({ county, variables }) => {
    const people = await directory.current(county)
    const units = textsIn(variables.争议单位).flatMap(word => unitNamed(people, word) ?? [])
    const matter = textIn(variables.编号)
    const { items } =
      matter === undefined ? { items: [] } : await store.find(calls, county, { where: { matter } })
    const filings = items.flatMap(({ lead, penalties = [] }) =>
      penalties.map(({ caseNumber, from, filedOn = dateOf(from) }) => ({
        unit: lead ?? null,
        caseNumber,
        filedOn,
      })),
    )
    return {
      争议单位: [...new Set(units.map(unit => unit.code))],
      编办为当事方: units.some(unit => unit.kind === 'establishment-office'),
      立案情况: filings
        .sort((a, b) => a.filedOn.localeCompare(b.filedOn))
        .map(({ unit, caseNumber, filedOn }) => ({ 单位: unit, 案件号: caseNumber, 立案日期: filedOn })),
    }
  }
}
