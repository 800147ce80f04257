import type { Actor, County } from '../county.js'
import { leaderOfficeOf, type Directory, type OrgUnit } from '../directory/index.js'
import type { Reader } from './visibility.js'

/** The actor with what visibility is decided from: the kind of their unit and, for county leaders, who is in their charge. */
export function readerOf(ctx: Pick<County, 'people'>, actor: Actor): Reader {
  const kind = ctx.people.unit.get(actor.unit)?.kind ?? ''
  if (kind !== 'leader-office') return { ...actor, kind }
  const inCharge = ctx.people.units
    .filter(unit => isInCharge(ctx.people, unit, actor.unit))
    .map(unit => unit.code)
  return { ...actor, kind, inCharge }
}

/** An office is in charge of its own units, and of those of the offices below it. */
function isInCharge(county: Directory, unit: OrgUnit, office: string): boolean {
  const seen = new Set<string>()
  for (let at = leaderOfficeOf(county, unit); at && !seen.has(at.code);) {
    if (at.code === office) return true
    seen.add(at.code)
    at = at.countyLeader === undefined ? undefined : county.unit.get(at.countyLeader)
  }
  return false
}
