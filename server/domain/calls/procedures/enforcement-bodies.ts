import type { Directory } from '../../directory/index.js'

/** Codes of the county bodies that enforce: those with fields of enforcement, and those that have detachments. */
export function enforcementBodies({ units }: Directory): string[] {
  const bodies = units.flatMap(unit =>
    unit.kind === 'enforcement-detachment'
      ? (unit.parent ?? [])
      : unit.enforcementFields.length
        ? unit.code
        : [],
  )
  return [...new Set(bodies)]
}
