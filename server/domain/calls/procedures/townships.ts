import { callingKinds, type Directory } from '../../directory/index.js'

interface Post {
  role: string
  unit: string
}

/** Clerk or deputy of a township or subdistrict: their own unit calls. */
export function ownTownship(people: Directory, { role, unit }: Post): string | undefined {
  const kind = people.unit.get(unit)?.kind
  const calls = kind !== undefined && callingKinds.includes(kind) && ['clerk', 'deputy'].includes(role)
  return calls ? unit : undefined
}

/** A detachment acts for the township that commands it daily (派驻执法中队). */
export function stationedTownship(people: Directory, { unit }: Post): string | undefined {
  const own = people.unit.get(unit)
  return own?.kind === 'enforcement-detachment' ? own.stationedAt : undefined
}
