import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { caseTimes } from '../../../server/domain/views/time/case-times.js'
import { blankCall } from '../calls/blank-call.js'

const at = instantOf
const times = (now: string, more: Parameters<typeof blankCall>[0]) =>
  caseTimes({ edition: defaultEdition(), now: at(now), language: 'zh-CN' }, blankCall(more))
const called = { calledAt: at('2026-10-09 09:00') }

describe('how long a case took', () => {
  it('should have no owner from the call to its dispatch, without the time in which it was completed', () => {
    const more = {
      ...called,
      supplements: [{ from: at('2026-10-09 10:00'), to: at('2026-10-10 15:00') }],
      firstDispatchedAt: at('2026-10-10 16:30'),
    }
    expect(times('2026-10-12 09:00', more)).toMatchObject({
      ownerless: { minutes: 150, text: '2 工作时 30 分', running: false },
      total: { running: true },
    })
  })

  it('should go on having none while nobody dispatches it, and stop when it ends without a dispatch', () => {
    expect(times('2026-10-09 11:00', called).ownerless).toMatchObject({ minutes: 120, running: true })
    const refused = { ...called, open: false, refusal: { reason: '', at: at('2026-10-09 10:00') } }
    expect(times('2026-10-12 11:00', refused)).toEqual({
      ownerless: { minutes: 60, text: '1 工作时', running: false },
      total: { minutes: 60, text: '1 工作时', running: false },
    })
  })

  it('should be contested from the request of each return to its decision', () => {
    const disputes = [
      { from: at('2026-09-30 09:00'), to: at('2026-09-30 11:00') },
      { from: at('2026-10-09 09:00') },
    ]
    const more = { calledAt: at('2026-09-29 09:00'), disputes }
    expect(times('2026-10-09 09:30', more).disputed).toEqual({
      minutes: 150,
      text: '2 工作时 30 分',
      running: true,
    })
    expect(times('2026-10-09 09:30', called).disputed).toBeUndefined()
  })

  it('should count nights and holidays of what is urgent, and nothing before a call goes out', () => {
    const more = { urgency: '紧急' as const, calledAt: at('2026-10-01 15:00') }
    expect(times('2026-10-02 16:00', more).total).toMatchObject({ minutes: 1500, text: '1 天 1 小时' })
    expect(times('2026-10-02 16:00', {})).toEqual({})
  })
})
