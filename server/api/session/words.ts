import type { z } from 'zod'
import type { Role, UnitKind } from '../../domain/directory/index.js'
import type { Permission } from '../../domain/identity/index.js'
import type { place, role, unitKind } from './schema.js'

/** The places of the pages, each with the permission that opens it. */
const places: Readonly<Record<z.infer<typeof place>, Permission>> = {
  file: 'call.file',
  clue: 'clue.file',
  queue: 'centre.intake',
  supervision: 'supervision.view',
  'all-cases': 'call.view-all',
  'township-cases': 'call.view-township',
  'unit-cases': 'call.view-unit',
  items: 'list.view',
  operator: 'operator.view',
  designer: 'designer.edit',
  setup: 'county.setup',
}

export function placesOf(permissions: readonly Permission[]): z.infer<typeof place>[] {
  return (Object.keys(places) as z.infer<typeof place>[]).filter(word => permissions.includes(places[word]))
}

export function roleWord(known: Role): z.infer<typeof role> {
  if (known === 'admin') return 'administrator'
  return known === 'assessor' ? 'officer' : known
}

const kinds: Readonly<Record<UnitKind, z.infer<typeof unitKind>>> = {
  county: 'county',
  'leader-office': 'leader-office',
  department: 'department',
  vertical: 'department',
  centre: 'centre',
  'supervision-office': 'supervision',
  'establishment-office': 'establishment',
  'assessment-office': 'assessment',
  'discipline-office': 'discipline',
  township: 'township',
  subdistrict: 'subdistrict',
  'development-zone': 'development-zone',
  village: 'village',
  'enforcement-detachment': 'detachment',
}

export function kindWord(known: UnitKind): z.infer<typeof unitKind> {
  return kinds[known]
}
