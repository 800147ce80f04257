import type { Unsaved } from '../../store/port.js'
import type { OrgUnit, RosterRule } from '../directory/index.js'
import { rosterTable, unitTable } from '../setup/tables/index.js'
import { factsOf } from './csv.js'

/** The units of the demonstration county, in the county's own order; telephones from 6610001. */
export function demoUnits(county: string): Unsaved<OrgUnit>[] {
  return factsOf('units.csv', unitTable).map((unit, order) => ({
    _id: `${county}.${unit.code}`,
    county,
    ...unit,
    order,
    phone: unit.phone || `661${String(order + 1).padStart(4, '0')}`,
  }))
}

export function demoRosterRules(county: string): Unsaved<RosterRule>[] {
  return factsOf('roster.csv', rosterTable).map(rule => ({ _id: `${county}.${rule.code}`, county, ...rule }))
}
