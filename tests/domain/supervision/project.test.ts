import { defaultEdition, instantOf as at, toIso } from '../../../server/calendar/index.js'
import type { Context } from '../../../server/domain/calls/feel.js'
import { projectSupervision } from '../../../server/domain/supervision/project.js'
import type { SupervisionDoc } from '../../../server/domain/supervision/record.js'

const edition = defaultEdition()
const feel = (text: string) => ({ $feel: 'date and time', v: toIso(at(text)) })

const blank: SupervisionDoc = {
  _id: '379999/leg',
  county: '379999',
  rev: 1,
  number: 'SF-20260929-00017',
  leg: 'leg',
  role: '主办',
  unit: 'JJ',
  caller: '379999101',
  urgency: '一般',
  sensitive: false,
  from: 0,
  due: 0,
  yellow: 0,
  version: 1,
  ladder: [],
  steps: [],
  level: '',
  reds: [],
  orders: [],
  phones: [],
  open: true,
  applied: [],
  units: ['JJ'],
}

const ladder = [
  { 级别: '提醒', 时刻: feel('2026-10-10 17:30') },
  { 级别: '到期', 时刻: feel('2026-10-12 17:30') },
  { 级别: '督办单', 时刻: feel('2026-10-13 17:30') },
  { 级别: '通报', 时刻: feel('2026-10-19 17:30') },
]
const start: [string, string, Context] = [
  '2026-09-29 10:20',
  '督办开始',
  {
    单位: 'JJ',
    紧急程度: '一般',
    派发时刻: feel('2026-09-29 10:20'),
    期限: feel('2026-10-12 17:30'),
    限版: 1,
    阶梯: ladder,
  },
]
const due: [string, string, Context] = [
  '2026-10-12 17:30',
  '督办步骤',
  {
    级别: '到期',
    时刻: feel('2026-10-12 17:30'),
    限版: 1,
    红灯: { 起: feel('2026-10-12 17:30'), 限版: 1, 状态: '亮灯' },
  },
]

const played = (...rows: [when: string, name: string, data: Context][]) =>
  projectSupervision(
    blank,
    {
      instance: 's',
      events: rows.map(([when, name, data], n) => ({
        seq: n + 1,
        at: at(when),
        type: 'milestone',
        name,
        data,
      })),
    },
    edition,
  )

describe('the row of a supervision', () => {
  it('should know its ladder and the step that comes next', () => {
    const row = played(start)
    expect(row.ladder).toHaveLength(4)
    expect(row).toMatchObject({ yellow: at('2026-10-10 17:30'), next: { level: '提醒' } })
    expect(played(start, due).next?.level).toBe('督办单')
  })

  it('should open a red at the limit and count it when the answer is late', () => {
    const settle: Context = {
      结果: '反馈',
      时刻: feel('2026-10-14 09:00'),
      期限: feel('2026-10-12 17:30'),
      限版: 1,
      红灯: { 起: feel('2026-10-12 17:30'), 止: feel('2026-10-14 09:00'), 限版: 1, 状态: '计入' },
    }
    const row = played(
      start,
      due,
      ['2026-10-13 17:30', '督办单起草', {}],
      ['2026-10-14 09:00', '结清', settle],
    )
    expect(row).toMatchObject({
      open: false,
      level: '到期',
      reds: [{ state: '计入', from: at('2026-10-12 17:30'), to: at('2026-10-14 09:00') }],
      orders: [{ state: '已失效' }],
    })
  })

  it('should keep a red that an extension took back, and make a signed order void', () => {
    const row = played(
      start,
      due,
      ['2026-10-13 17:30', '督办单起草', {}],
      ['2026-10-13 18:00', '督办单', { 文号: '示督〔2026〕1号', 督办要求: '限期反馈' }],
      [
        '2026-10-14 09:30',
        '期限变更',
        {
          期限: feel('2026-10-14 17:30'),
          限版: 2,
          红灯: { 起: feel('2026-10-12 17:30'), 限版: 1, 状态: '撤销', 缘由: '延期获准' },
          阶梯: ladder.map(step => ({ ...step, 时刻: feel('2026-10-15 17:30') })),
        },
      ],
    )
    expect(row).toMatchObject({
      version: 2,
      due: at('2026-10-14 17:30'),
      reds: [{ state: '撤销', cause: '延期获准' }],
      orders: [{ state: '作废', number: '示督〔2026〕1号' }],
    })
    expect(row.next).toBeDefined()
  })

  it('should change nothing when the same events come again', () => {
    const events = [{ seq: 1, at: at('2026-10-12 17:30'), type: 'milestone', name: '督办步骤', data: due[2] }]
    const once = projectSupervision(blank, { instance: 's', events }, edition)
    expect(projectSupervision(once, { instance: 's', events }, edition)).toBe(once)
  })
})
