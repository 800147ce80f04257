import { addLimit, defaultEdition, instantOf, type LimitUnit } from '../../../server/calendar/index.js'
import type { CallRecord } from '../../../server/domain/calls/record.js'
import { limitOfTask } from '../../../server/domain/views/task-limit.js'

const now = instantOf('2026-10-09 18:00')
const ctx = { edition: defaultEdition(), now, language: 'zh-CN' as const }

function written(amount: number, unit: LimitUnit, urgency = '一般', onlyTheInstant = false) {
  const reckoned = addLimit(defaultEdition(), now, amount, unit)
  const dueReckoned = JSON.stringify(onlyTheInstant ? { at: reckoned.at } : reckoned)
  const row = { due: reckoned.at, since: now, units: [], dueReckoned }
  return limitOfTask(ctx, row, { urgency, running: false, legs: [] } as unknown as CallRecord)
}

describe('the limit of a task', () => {
  it('should be counted as it was reckoned, whatever the urgency of the case', () => {
    expect(written(2, '小时')).toMatchObject({ natural: true, remainingText: '剩 2 小时' })
    expect(written(90, '日')).toMatchObject({ natural: true })
    expect(written(90, '日', '一般', true)?.remainingText).toMatch(/^剩 9\d 天/)
    expect(written(2, '工作日', '特急')).toMatchObject({ natural: false })
    expect(written(4, '工作时', '紧急')?.remainingText).toBe('剩 4 工作时')
  })

  it('should go by the urgency of the case when only its instant is known', () => {
    expect(written(7, '小时', '一般', true)?.natural).toBe(false)
    expect(written(7, '小时', '紧急', true)?.natural).toBe(true)
  })
})
