// Prints the module of one year's holidays: node scripts/year-table.mjs 2026 > server/calendar/tables/2026.ts
// Source: the npm package chinese-days, which follows the announcements of the State Council.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const year = process.argv[2]
if (!/^\d{4}$/.test(year ?? '')) {
  console.error('Usage: node scripts/year-table.mjs YEAR')
  process.exit(1)
}
const source = fileURLToPath(new URL('../node_modules/chinese-days/dist/chinese-days.json', import.meta.url))
const { holidays, workdays } = JSON.parse(readFileSync(source, 'utf8'))

// An entry reads 'English name,Chinese name,number of statutory days'.
const rows = days =>
  Object.entries(days)
    .filter(([date]) => date.startsWith(`${year}-`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, entry]) => `    { date: '${date}', name: '${entry.split(',')[1]}' },`)
    .join('\n')

if (!rows(holidays)) {
  console.error(`chinese-days has no table of ${year}`)
  process.exit(1)
}
console.log(`import type { YearTable } from '../types.js'

/** Holidays and make-up working days of ${year}, as the State Council announced them. Made by scripts/year-table.mjs. */
export const table${year}: YearTable = {
  off: [
${rows(holidays)}
  ],
  work: [
${rows(workdays)}
  ],
}`)
