import { defaultEdition, instantOf as at } from '../../../server/calendar/index.js'
import { instantFrom } from '../../../server/domain/seed-cases/when.js'

const from = (when: string, now = '2026-10-12 09:40') => instantFrom(defaultEdition(), when, at(now))

describe('a time of the plan', () => {
  it('should count back working days of the county', () => {
    expect(from('-1 工作日 14:00')).toBe(at('2026-10-10 14:00'))
    expect(from('-5 工作日 10:20')).toBe(at('2026-09-29 10:20'))
    expect(from('0 工作日 08:40')).toBe(at('2026-10-12 08:40'))
  })

  it('should count back natural minutes and hours', () => {
    expect(from('-4 分钟')).toBe(at('2026-10-12 09:36'))
    expect(from('-25 小时')).toBe(at('2026-10-11 08:40'))
  })

  it('should say what it cannot read', () => {
    expect(() => from('gestern')).toThrow('no instant: gestern')
  })
})
