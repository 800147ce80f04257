import { listScope, maySee, type Reader } from '../../../server/domain/calls/visibility.js'
import { blankCall } from './blank-call.js'

const record = blankCall({ units: ['379999101', 'JJ', 'JT'] })
const secret = blankCall({ units: ['379999101', 'JJ'], filed: { ...record.filed, sensitive: true } })
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

  it('should be only those who handle or decide it and the centre when it is sensitive', () => {
    expect(maySee(reader('JJ', 'department'), secret)).toBe(true)
    expect(maySee(reader('YX', 'centre'), secret)).toBe(true)
    expect(maySee(reader('DC', 'supervision-office'), secret)).toBe(false)
    expect(maySee(reader('LD-3', 'leader-office', { inCharge: ['JJ'] }), secret)).toBe(true)
    expect(maySee(reader('ZR', 'department'), secret)).toBe(false)
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
