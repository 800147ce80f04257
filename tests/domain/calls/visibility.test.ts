import { handles, listScope, maySee, type Reader } from '../../../server/domain/calls/visibility.js'
import { blankCall } from './blank-call.js'

const record = blankCall({ units: ['379999101', 'JJ', 'JT'] })
const secret = blankCall({ units: ['379999101', 'JJ'], sensitive: true, readers: ['named'] })
const reader = (unit: string, kind: string, more: Partial<Reader> = {}): Reader => ({
  person: 'p',
  role: 'clerk',
  unit,
  kind,
  ...more,
})

describe('who may see a case', () => {
  it('should be the township that called and the departments that answer', () => {
    expect(maySee(reader('379999101', 'township'), record)).toBe(true)
    expect(maySee(reader('JJ', 'department'), record)).toBe(true)
    expect(maySee(reader('JT', 'department'), record)).toBe(true)
  })

  it('should not be another township or department', () => {
    expect(maySee(reader('379999102', 'township'), record)).toBe(false)
    expect(maySee(reader('ZR', 'department'), record)).toBe(false)
    expect(maySee(reader('BB', 'establishment-office'), record)).toBe(false)
  })

  it('should be the centre, the supervision office and the county leader in charge', () => {
    expect(maySee(reader('YX', 'centre'), record)).toBe(true)
    expect(maySee(reader('DC', 'supervision-office'), record)).toBe(true)
    expect(maySee(reader('LD-3', 'leader-office', { inCharge: ['GA', 'JJ'] }), record)).toBe(true)
    expect(maySee(reader('LD-5', 'leader-office', { inCharge: ['NY'] }), record)).toBe(false)
  })

  it('should be named readers only when it is sensitive, whatever their unit', () => {
    for (const [unit, kind] of [
      ['JJ', 'department'],
      ['YX', 'centre'],
      ['DC', 'supervision-office'],
      ['ZR', 'department'],
    ] as const) {
      expect(maySee(reader(unit, kind), secret)).toBe(false)
      expect(maySee(reader(unit, kind, { person: 'named' }), secret)).toBe(true)
    }
    expect(maySee(reader('LD-3', 'leader-office', { inCharge: ['JJ'] }), secret)).toBe(false)
    expect(maySee(reader('379999101', 'township', { person: 'clerk' }), secret)).toBe(true)
  })

  it('should be whoever filed it in a post of the unit for which it was filed, and in no later one', () => {
    const filer = { person: 'clerk' }
    const named = { ...secret, readers: ['clerk', 'named'] }
    for (const each of [record, named]) {
      expect(maySee(reader('379999101', 'township', filer), each)).toBe(true)
      expect(maySee(reader('379999102', 'township', filer), each)).toBe(false)
      expect(maySee(reader('ZR', 'department', filer), each)).toBe(false)
    }
    expect(maySee(reader('YX', 'centre', filer), blankCall({ units: [] }))).toBe(true)
  })

  it('should know of who reported it only the unit that called and the centre', () => {
    const call = { units: ['379999101', 'JJ'], caller: '379999101' }
    expect(handles(reader('JJ', 'department'), call)).toBe(true)
    expect(handles(reader('LD-3', 'leader-office', { inCharge: ['JJ'] }), call)).toBe(true)
    expect(handles(reader('379999101', 'township'), call)).toBe(false)
    expect(handles(reader('YX', 'centre'), call)).toBe(false)
  })

  it('should limit lists in the same way', () => {
    expect(listScope(reader('YX', 'centre'))).toBe('all')
    expect(listScope(reader('LD-3', 'leader-office', { inCharge: ['GA', 'JJ'] }))).toEqual([
      'LD-3',
      'GA',
      'JJ',
    ])
  })
})
