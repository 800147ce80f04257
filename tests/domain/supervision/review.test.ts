import { instantOf } from '../../../server/calendar/index.js'
import { periodBefore } from '../../../server/domain/supervision/review.js'

const at = (text: string) => instantOf(text)

describe('the period of the monthly review', () => {
  it('should be the quarter up to the end of the month before', () => {
    expect(periodBefore(at('2026-11-02 09:00'))).toEqual({
      from: at('2026-10-01 00:00'),
      to: at('2026-11-01 00:00'),
      name: '2026年第4季度',
    })
    expect(periodBefore(at('2026-10-08 09:00'))).toEqual({
      from: at('2026-07-01 00:00'),
      to: at('2026-10-01 00:00'),
      name: '2026年第3季度',
    })
    expect(periodBefore(at('2027-01-04 09:00'))).toEqual({
      from: at('2026-10-01 00:00'),
      to: at('2027-01-01 00:00'),
      name: '2026年第4季度',
    })
  })
})
