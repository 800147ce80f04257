import type { Holiday } from '../../api/types.js'

/**
 * Reads a table of holidays as it is published or pasted from a sheet: one day a line with its date, its name and 休 or
 * 班 (off or work), in any order, apart by spaces, commas or tabs. `wrong` is the first line that says no day, from 1.
 */
export function readHolidays(text: string): { entries: Holiday[]; wrong?: number } {
  const entries: Holiday[] = []
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) continue
    const entry = readLine(line)
    if (!entry) return { entries, wrong: index + 1 }
    entries.push(entry)
  }
  return { entries }
}

function readLine(line: string): Holiday | undefined {
  const words = line.split(/[\s,，、]+/).filter(Boolean)
  const date = words.find(word => /^\d{4}-\d{2}-\d{2}$/.test(word))
  const kind = words.find(word => off.includes(word) || work.includes(word))
  const name = words.find(word => word !== date && word !== kind)
  if (!date || !kind) return undefined
  return { date, name: name ?? kind, isOffDay: off.includes(kind) }
}

const off: readonly string[] = ['休', '放假', 'off']
const work: readonly string[] = ['班', '上班', 'work']
