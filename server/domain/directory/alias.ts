import type { UnitKind } from './kinds.js'
import type { OrgUnit } from './record.js'
import type { Directory } from './snapshot.js'

/** Words by which diagrams name the units that every county has once. */
const kindOf: Readonly<Record<string, UnitKind>> = {
  中心: 'centre',
  编办: 'establishment-office',
  督查室: 'supervision-office',
  考核办: 'assessment-office',
  纪委监委: 'discipline-office',
}

/** 县长: the leader office with no other above it. */
const topOffice = '县长'

/** The unit that a code, an alias word or a unit's own name means. */
export function unitNamed(county: Directory, word: string): OrgUnit | undefined {
  const byCode = county.unit.get(word)
  if (byCode) return byCode
  const kind = kindOf[word]
  if (kind) return county.units.find(unit => unit.kind === kind)
  if (word === topOffice)
    return county.units.find(unit => unit.kind === 'leader-office' && unit.countyLeader === undefined)
  return county.units.find(unit => unit.short === word || unit.name === word)
}

/** The leader office in charge of a unit; of a village, a detachment or the like that of the unit above. */
export function leaderOfficeOf(county: Directory, unit: OrgUnit): OrgUnit | undefined {
  if (unit.kind === 'leader-office') return unit
  const passed = new Set<string>()
  for (let at: OrgUnit | undefined = unit; at && !passed.has(at.code); at = above(county, at)) {
    passed.add(at.code)
    if (at.countyLeader) return county.unit.get(at.countyLeader)
  }
  return county.units.find(each => each.kind === 'leader-office')
}

function above(county: Directory, unit: OrgUnit): OrgUnit | undefined {
  return unit.parent === undefined ? undefined : county.unit.get(unit.parent)
}
