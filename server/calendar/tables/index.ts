import type { YearTable } from '../types.js'
import { table2024 } from './2024.js'
import { table2025 } from './2025.js'
import { table2026 } from './2026.js'

/** The years whose holidays were announced when this version was made; later ones are imported. */
export const shippedYears: Readonly<Record<number, YearTable>> = {
  2024: table2024,
  2025: table2025,
  2026: table2026,
}
