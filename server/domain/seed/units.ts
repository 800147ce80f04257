import type { Unsaved } from '../../store/port.js'
import { isRole, isUnitKind, type OrgUnit, type Role, type RosterRule } from '../directory/index.js'
import { given, list, minutes, rowsOf } from './csv.js'

type UnitColumn =
  | 'code'
  | 'name'
  | 'short'
  | 'kind'
  | 'parent'
  | 'enforcement_fields'
  | 'vertical'
  | 'county_leader'
  | 'stationed_at'
  | 'note'

/** The units of the demonstration county, in the county's own order; telephones from 6610001. */
export function demoUnits(county: string): Unsaved<OrgUnit>[] {
  return rowsOf<UnitColumn>('units.csv').map((row, order) => {
    if (!isUnitKind(row.kind)) throw new Error(`units.csv: ${row.code} has no kind of unit: ${row.kind}`)
    return {
      _id: `${county}.${row.code}`,
      county,
      code: row.code,
      name: row.name,
      short: row.short,
      kind: row.kind,
      order,
      parent: given(row.parent),
      countyLeader: given(row.county_leader),
      stationedAt: given(row.stationed_at),
      vertical: row.vertical === 'true',
      enforcementFields: list(row.enforcement_fields, '、'),
      phone: `661${String(order + 1).padStart(4, '0')}`,
      note: given(row.note),
    }
  })
}

type RosterColumn =
  'code' | 'applies_to' | 'days' | 'start' | 'end' | 'pool_roles' | 'pool_kind' | 'offset' | 'note'

export function demoRosterRules(county: string): Unsaved<RosterRule>[] {
  return rowsOf<RosterColumn>('roster.csv').map(row => ({
    _id: `${county}.${row.code}`,
    county,
    code: row.code,
    appliesTo: list(row.applies_to),
    days: row.days === '每日' ? 'every-day' : 'days-off',
    start: minutes(row.start),
    end: minutes(row.end),
    poolRoles: rolesIn(row.pool_roles),
    poolKind: isUnitKind(row.pool_kind) ? row.pool_kind : undefined,
    offset: Number(row.offset),
    note: row.note,
  }))
}

/** The roles of a cell. @throws Error for a word that is none */
export function rolesIn(cell: string): Role[] {
  return list(cell).map(word => {
    if (isRole(word)) return word
    throw new Error(`not a role: ${word}`)
  })
}
