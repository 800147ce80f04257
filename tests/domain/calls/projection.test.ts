import { defaultEdition, instantOf as at, toIso } from '../../../server/calendar/index.js'
import { project, type HistoryEvent } from '../../../server/domain/calls/projection/project.js'
import type { CallRecord } from '../../../server/domain/calls/record.js'
import type { Context } from '../../../server/domain/calls/feel.js'
import { blankCall } from './blank-call.js'

const facts = { edition: defaultEdition(), unitName: (code: string) => code }
const feel = (text: string) => ({ $feel: 'date and time', v: toIso(at(text)) })

function history(...rows: [when: string, name: string, data?: Context, by?: string][]): HistoryEvent[] {
  let seq = 0
  return rows.flatMap(([when, name, data, by]) => [
    { seq: ++seq, at: at(when), type: 'task-completed', by: by ?? null },
    { seq: ++seq, at: at(when), type: 'milestone', name, data: data ?? {} },
  ])
}

const dispatch = (more: Context = {}): Context => ({
  承办序: 1,
  承办号: 'SF-20260929-00017@township-call#1',
  主办: 'JJ',
  协办: ['JT', 'ZF'],
  派发时刻: feel('2026-09-29 10:20'),
  期限: feel('2026-10-12 17:30'),
  期限依据: [{ from: feel('2026-09-29 10:20'), amount: 5, unit: '工作日' }],
  限版: 1,
  协办期限: feel('2026-10-10 17:30'),
  派发缘由: '首派',
  紧急程度: '一般',
  ...more,
})

const played = (events: HistoryEvent[], record: CallRecord = blankCall()) =>
  project(record, { instance: 'one', process: 'township-call', events }, facts)

describe('the record of a call', () => {
  it('should open a leg at the dispatch, with its limit, its yellow light and who may see it', () => {
    const record = played(history(['2026-09-29 10:20', '派发', dispatch()]))
    expect(record).toMatchObject({
      lead: 'JJ',
      cooperating: ['JT', 'ZF'],
      running: true,
      due: at('2026-10-12 17:30'),
      yellow: at('2026-10-10 17:30'),
      units: ['379999101', 'JJ', 'JT', 'ZF'],
    })
    expect(record.legs[0]).toMatchObject({
      unit: 'JJ',
      limits: [{ version: 1, basis: [{ from: at('2026-09-29 10:20'), amount: 5, unit: '工作日' }] }],
    })
  })

  it('should judge on time by the instants, at the very limit still on time', () => {
    const answered = (when: string) =>
      played(
        history(
          ['2026-09-29 10:20', '派发', dispatch()],
          [when, '反馈', { 反馈时刻: feel(when), 结果: '已解决', 处置情况: '已清空' }],
        ),
      )
    expect(answered('2026-10-12 17:30').legs[0]).toMatchObject({ onTime: true, result: '反馈' })
    expect(answered('2026-10-12 17:30:00.001').legs[0]).toMatchObject({ onTime: false })
    expect(answered('2026-10-12 17:30').due).toBeUndefined()
  })

  it('should keep every version of a limit', () => {
    const record = played(
      history(
        ['2026-09-29 10:20', '派发', dispatch()],
        ['2026-10-08 15:00', '延期申请', { 延长数量: 2, 单位: '工作日', 理由: '路面施工' }, 'jj-clerk'],
        [
          '2026-10-09 10:00',
          '延期',
          { 期限: feel('2026-10-14 17:30'), 限版: 2, 数量: 2, 单位: '工作日', 期限依据: [] },
        ],
      ),
    )
    expect(record.legs[0]?.limits.map(each => each.version)).toEqual([1, 2])
    expect(record).toMatchObject({
      due: at('2026-10-14 17:30'),
      yellow: at('2026-10-13 17:30'),
      pending: null,
      counts: { extensions: 1 },
    })
  })

  it('should move a case from one unit to the next in one instant, and count the dispute', () => {
    const record = played(
      history(
        ['2026-09-29 10:20', '派发', dispatch()],
        ['2026-09-30 09:00', '退回', { 理由: '不是我局职责' }],
        ['2026-09-30 11:00', '退回结果', { 决定: '同意改派' }],
        ['2026-09-30 11:00', '改派', { 原主办: 'JJ', 主办: 'JT', 协办: [] }],
        [
          '2026-09-30 11:00',
          '派发',
          dispatch({ 承办序: 2, 主办: 'JT', 派发时刻: feel('2026-09-30 11:00'), 派发缘由: '改派' }),
        ],
      ),
    )
    expect(record.legs.map(leg => [leg.unit, leg.from, leg.to, leg.result])).toEqual([
      ['JJ', at('2026-09-29 10:20'), at('2026-09-30 11:00'), '改派'],
      ['JT', at('2026-09-30 11:00'), undefined, undefined],
    ])
    expect(record.disputes).toEqual([{ from: at('2026-09-30 09:00'), to: at('2026-09-30 11:00') }])
    expect(record.units).toContain('JJ')
  })

  it('should mark a cooperating unit that did not reply before the feedback', () => {
    const record = played(
      history(
        ['2026-09-29 10:20', '派发', dispatch()],
        [
          '2026-10-09 09:00',
          '协办回复',
          { 单位: 'JT', 结果: '已配合', 说明: '增设标志', 时刻: feel('2026-10-09 09:00') },
        ],
        ['2026-10-12 15:00', '反馈', { 反馈时刻: feel('2026-10-12 15:00'), 结果: '已解决' }],
      ),
    )
    expect(record.legs[0]?.cooperation).toMatchObject([
      { unit: 'JT', repliedAt: at('2026-10-09 09:00') },
      { unit: 'ZF', missed: true },
    ])
  })

  it('should not change when the same events come again', () => {
    const events = history(['2026-09-29 10:20', '派发', dispatch()])
    const once = played(events)
    expect(played(events, once)).toBe(once)
    expect(once.legs).toHaveLength(1)
  })

  it('should leave a sensitive case out of the search', () => {
    const plain = blankCall()
    const secret = blankCall({ sensitive: true, filed: { ...plain.filed, sensitive: true } })
    const events = history(['2026-09-29 09:00', '呼叫', {}])
    expect(played(events, plain).words).toContain('省道 S3 柳林段大货车乱停乱放')
    expect(played(events, secret).words).toEqual([])
  })
})
