import { defaultEdition, instantOf, toIso } from '../../../server/calendar/index.js'
import { onDuty, rosterOf } from '../../../server/domain/directory/index.js'
import { demoDirectory, nameOf } from './demo-directory.js'

const edition = defaultEdition()
const county = demoDirectory()
const at = (unit: string, text: string) => onDuty(county, edition, unit, instantOf(text))

describe('the roster', () => {
  it('should change the shift of the centre at 08:30 and 20:30, without a gap', () => {
    const day = rosterOf(county, edition, 'YX', instantOf('2026-10-12'), instantOf('2026-10-14'))
    expect(day.map(entry => [toIso(entry.from), toIso(entry.to)])).toEqual([
      ['2026-10-11T20:30:00+08:00', '2026-10-12T08:30:00+08:00'],
      ['2026-10-12T08:30:00+08:00', '2026-10-12T20:30:00+08:00'],
      ['2026-10-12T20:30:00+08:00', '2026-10-13T08:30:00+08:00'],
      ['2026-10-13T08:30:00+08:00', '2026-10-13T20:30:00+08:00'],
      ['2026-10-13T20:30:00+08:00', '2026-10-14T08:30:00+08:00'],
    ])
  })

  it('should never give one person two shifts on end, nor themselves as backup', () => {
    const shifts = rosterOf(county, edition, 'YX', instantOf('2026-01-01'), instantOf('2027-01-01'))
    expect(shifts.length).toBeGreaterThan(700)
    shifts.forEach((entry, i) => {
      expect(entry.leader).not.toBe(shifts[i + 1]?.leader)
      expect(entry.backup).not.toBe(entry.leader)
    })
  })

  it('should turn through all members of the leadership, each on the day after the other', () => {
    const days = rosterOf(
      county,
      edition,
      '379999101',
      instantOf('2026-10-05 09:00'),
      instantOf('2026-10-08 08:30'),
    )
    expect(new Set(days.map(entry => entry.leader)).size).toBe(3)
    expect(days[0]?.backup).toBe(days[1]?.leader)
  })

  it('should have 周岚 lead the day shift of 2026-10-12 at the centre, with its telephone', () => {
    const entry = at('YX', '2026-10-12 09:40')
    expect(nameOf(county, entry?.leader)).toBe('周岚')
    expect(entry?.phone).toBe(county.unit.get('YX')?.phone)
    expect(entry?.backupPhone).toMatch(/^661\d{4}$/)
  })

  it('should let county leaders take turns at the general duty office', () => {
    const entry = at('ZFB', '2026-10-03 23:10')
    expect(county.postsOfPerson.get(entry?.leader ?? '')?.[0]?.role).toBe('county-deputy')
  })

  it('should run only on days off where the rule says so, by the calendar of working days', () => {
    expect(at('FG', '2026-10-12 10:00')).toBeUndefined()
    expect(at('FG', '2026-10-10 10:00')).toBeUndefined()
    expect(at('FG', '2026-10-11 10:00')).toBeDefined()
    expect(at('FG', '2026-10-11 17:30')).toBeUndefined()
  })

  it('should follow a date that was set by a person', () => {
    const changed = demoDirectory(() => ({
      rosterOverrides: [
        {
          _id: 'o',
          county: '379999',
          rev: 1,
          rule: 'ZB-7',
          unit: '379999101',
          date: '2026-10-12',
          leader: '379999.lixiaomei',
        },
      ],
    }))
    const entry = onDuty(changed, edition, '379999101', instantOf('2026-10-12 09:40'))
    expect(nameOf(changed, entry?.leader)).toBe('李晓梅')
    expect(entry?.backup).toBeUndefined()
    const before = onDuty(changed, edition, '379999101', instantOf('2026-10-12 08:29'))
    expect(nameOf(changed, before?.leader)).not.toBe('李晓梅')
  })
})
