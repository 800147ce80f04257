import { messageActsFor } from '../../../server/domain/calls/acts/messages/index.js'
import type { Reader } from '../../../server/domain/calls/visibility.js'
import { blankCall } from '../calls/blank-call.js'

const leg = { key: 'SF-1@township-call#1', unit: 'JJ', cooperation: [] }
const record = {
  ...blankCall({ units: ['379999101', 'JJ', 'JW', 'BB'], lead: 'JJ' }),
  legs: [leg],
} as unknown as ReturnType<typeof blankCall>

const mayContest = (unit: string, kind: string, role: string) => {
  const reader: Reader = { person: 'p', unit, kind, role }
  return messageActsFor(reader, record).some(act => act.id === 'contest')
}

describe('who may contest whose a case is', () => {
  it('should be the heads of units that answer for it, and the centre', () => {
    expect(mayContest('JJ', 'department', 'head')).toBe(true)
    expect(mayContest('379999101', 'township', 'deputy')).toBe(true)
    expect(mayContest('YX', 'centre', 'clerk')).toBe(true)
  })

  it('should be neither their clerks, nor others, nor those who only look after the case', () => {
    expect(mayContest('JJ', 'department', 'clerk')).toBe(false)
    expect(mayContest('ZR', 'department', 'head')).toBe(false)
    expect(mayContest('JW', 'discipline-office', 'head')).toBe(false)
    expect(mayContest('BB', 'establishment-office', 'head')).toBe(false)
  })
})
