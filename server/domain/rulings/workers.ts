import type { Worker } from '../../runtime/index.js'
import { textsIn } from '../calls/feel.js'
import type { Services } from '../county.js'
import { unitNamed } from '../directory/index.js'

/**
 * `huying.find-parties`: the units concerned by their codes, each once, and whether 编办 is one of them, which then
 * cannot rule on its own matter.
 */
export function findParties({ directory }: Pick<Services, 'directory'>): Worker {
  return async ({ county, variables }) => {
    const people = await directory.current(county)
    const units = textsIn(variables.争议单位).flatMap(word => unitNamed(people, word) ?? [])
    return {
      争议单位: [...new Set(units.map(unit => unit.code))],
      编办为当事方: units.some(unit => unit.kind === 'establishment-office'),
    }
  }
}
