import { defaultEdition, isWorkingDay } from '../../server/calendar/index.js'
import { shippedYears } from '../../server/calendar/tables/index.js'

/** Every day from the first to the last, both 'MM-DD'. */
function span(year: number, first: string, last: string): string[] {
  const days: string[] = []
  for (let t = Date.parse(`${year}-${first}`); t <= Date.parse(`${year}-${last}`); t += 86_400_000) {
    days.push(new Date(t).toISOString().slice(0, 10))
  }
  return days
}

const spans = (year: number, ...pairs: [string, string][]) => pairs.flatMap(([a, b]) => span(year, a, b))

describe('year tables', () => {
  it('should have the days off of 2026 as announced', () => {
    expect(shippedYears[2026]?.off.map(day => day.date)).toEqual(
      spans(
        2026,
        ['01-01', '01-03'],
        ['02-15', '02-23'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-19', '06-21'],
        ['09-25', '09-27'],
        ['10-01', '10-07'],
      ),
    )
  })

  it('should have the make-up days of 2026 as announced', () => {
    expect(shippedYears[2026]?.work.map(day => day.date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })

  it('should have the make-up days of 2024 and 2025 as announced', () => {
    expect(shippedYears[2024]?.work.map(day => day.date.slice(5)).join(' ')).toBe(
      '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
    )
    expect(shippedYears[2025]?.work.map(day => day.date.slice(5)).join(' ')).toBe(
      '01-26 02-08 04-27 09-28 10-11',
    )
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('should leave as many working days in %i as the announcement does', (year, expected) => {
    const days = span(year, '01-01', '12-31').map(text => {
      const [y, m, d] = text.split('-').map(Number)
      return isWorkingDay(defaultEdition(), { year: y!, month: m!, day: d! })
    })
    expect(days.filter(Boolean)).toHaveLength(expected)
  })

  it('should only call up weekend days and name every day', () => {
    for (const table of Object.values(shippedYears)) {
      for (const { date, name } of table.work) {
        expect([0, 6]).toContain(new Date(date).getUTCDay())
        expect(name).not.toBe('')
      }
      for (const { name } of table.off) expect(name).not.toBe('')
    }
  })
})
