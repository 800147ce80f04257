import {
  calendarEdition,
  closeOfDay,
  dayOf,
  defaultEdition,
  type CalendarContent,
} from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const shipped = defaultEdition()
const day = (text: string) => dayOf(at(text))

describe('calendarEdition', () => {
  it('should have the same id for the same content, however it was written down', () => {
    const { id, ...content } = shipped
    const reread = JSON.parse(JSON.stringify(content)) as CalendarContent
    const reversed = Object.fromEntries(Object.entries(reread).reverse()) as unknown as CalendarContent
    expect(calendarEdition(reversed).id).toBe(id)
  })

  it('should have another id when anything changes', () => {
    const { id } = calendarEdition({
      ...shipped,
      halfDays: [{ date: '2026-03-06', name: '半天', sessions: [[510, 720]] }],
    })
    expect(id).not.toBe(shipped.id)
  })

  it('should be frozen and leave what it was made of alone', () => {
    const officeHours = [{ from: '01-01', sessions: [[540, 1020]] as [number, number][] }]
    const edition = calendarEdition({ ...shipped, officeHours })
    officeHours[0]!.sessions[0] = [0, 1]
    expect(said(closeOfDay(edition, day('2026-06-08'))!)).toBe('2026-06-08 17:00')
    expect(() => {
      ;(edition.years as Record<number, unknown>)[2027] = { off: [], work: [] }
    }).toThrow(TypeError)
  })

  const at9 = [[540, 720]] as const
  it.each<[string, Partial<CalendarContent>, string]>([
    ['no hours', { officeHours: [] }, 'CALENDAR_INVALID'],
    [
      'no hours from the beginning',
      { officeHours: [{ from: '01-01', since: '2027-01-01', sessions: at9 }] },
      'CALENDAR_INVALID',
    ],
    ['empty hours', { officeHours: [{ from: '01-01', sessions: [] }] }, 'CALENDAR_INVALID'],
    ['hours backwards', { officeHours: [{ from: '01-01', sessions: [[720, 540]] }] }, 'CALENDAR_INVALID'],
    [
      'hours that overlap',
      {
        officeHours: [
          {
            from: '01-01',
            sessions: [
              [540, 720],
              [700, 900],
            ],
          },
        ],
      },
      'CALENDAR_INVALID',
    ],
    ['a season that never begins', { officeHours: [{ from: '02-30', sessions: at9 }] }, 'DATE_INVALID'],
    [
      'a half-day twice',
      { halfDays: [1, 2].map(() => ({ date: '2026-03-06', name: '半天', sessions: at9 })) },
      'CALENDAR_INVALID',
    ],
    [
      'a day in the table of another year',
      { years: { 2026: { off: [{ date: '2027-01-01', name: '元旦' }], work: [] } } },
      'CALENDAR_INVALID',
    ],
    [
      'a day both off and worked',
      {
        years: {
          2026: { off: [{ date: '2026-01-01', name: '元旦' }], work: [{ date: '2026-01-01', name: '元旦' }] },
        },
      },
      'CALENDAR_INVALID',
    ],
    [
      'a unit with empty hours',
      { units: { A: { officeHours: [{ from: '01-01', sessions: [] }] } } },
      'CALENDAR_INVALID',
    ],
  ])('should refuse %s', (_, change, code) => {
    expect(() => calendarEdition({ ...shipped, ...change })).toThrow(expect.objectContaining({ code }))
  })
})
