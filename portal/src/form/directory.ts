import { shallowRef } from 'vue'
import { api } from '../api/index.js'
import type { Unit } from '../api/types.js'

/** The county's units, fetched once a session. */
export const units = shallowRef<Unit[]>([])
let asked: Promise<void> | null = null

export function loadUnits(): Promise<void> {
  asked ??= api.units().then(
    answer => {
      units.value = answer.units
    },
    () => {
      asked = null
    },
  )
  return asked
}

/** Whether a unit answers to what was typed: name, short name, code or initials. */
export function unitMatches(unit: Unit, typed: string): boolean {
  const text = typed.trim().toLowerCase()
  return [unit.name, unit.short, unit.code.toLowerCase(), unit.initials].some(one => one.includes(text))
}
