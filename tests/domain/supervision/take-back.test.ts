import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { feelInstant, type Value } from '../../../server/domain/calls/feel.js'
import { projectSupervision } from '../../../server/domain/supervision/project.js'
import type { SupervisionDoc } from '../../../server/domain/supervision/record.js'
import { takenBack } from '../../../server/domain/supervision/take-back.js'

const due = instantOf('2026-10-10 17:30')
const ruled = instantOf('2026-10-12 10:00')

const red: SupervisionDoc = {
  ...{ _id: 'c/leg', county: 'c', rev: 1, number: 'SF-1', leg: 'SF-1@township-call#2', role: '主办' },
  ...{ unit: 'B', caller: 'T', urgency: '一般', sensitive: false, from: 0, due, yellow: 0, version: 1 },
  ...{ ladder: [], steps: [], level: '督办单', phones: [], open: true, applied: [], units: ['B'] },
  reds: [{ version: 1, from: due, state: '亮灯' }],
  orders: [{ version: 1, draftedAt: due, state: '已签发', number: '示督〔2026〕1号' }],
}

/** `answered` of the leg that a ruling ended, as the supervision settles it. */
function settled(row: SupervisionDoc, wrong: boolean): SupervisionDoc {
  const light: Value = wrong
    ? { 起: feelInstant(due), 止: feelInstant(ruled), 限版: 1, 状态: '撤销', 缘由: '裁定派发有误' }
    : { 起: feelInstant(due), 止: feelInstant(ruled), 限版: 1, 状态: '计入', 缘由: null }
  const data = { 结果: '改派', 时刻: feelInstant(ruled), 限版: 1, 期限: feelInstant(due), 红灯: light }
  const events = [{ seq: 9, at: ruled, type: 'milestone', name: '结清', data }]
  return projectSupervision(row, { instance: 'i', events }, defaultEdition())
}

const back = (row: SupervisionDoc) => takenBack(row, ruled, '示裁〔2026〕1号') ?? row

describe('a red that a ruling takes back', () => {
  it('should be taken back whether the leg settles before or after', () => {
    for (const row of [settled(back(red), true), back(settled(red, true)), settled(back(red), false)]) {
      expect(row.reds).toMatchObject([{ state: '撤销', cause: '裁定派发有误', from: due, to: ruled }])
      expect(row.orders).toMatchObject([{ state: '作废', number: '示督〔2026〕1号' }])
    }
  })

  it('should name its ruling, and leave alone what was taken back for another cause or came later', () => {
    const later = instantOf('2026-10-20 17:30')
    const row: SupervisionDoc = {
      ...red,
      reds: [
        { version: 1, from: due, state: '撤销', cause: '延期获准', to: due },
        { version: 2, from: due, state: '计入', to: ruled },
        { version: 3, from: later, state: '亮灯' },
      ],
    }
    expect(back(row).reds).toMatchObject([
      { state: '撤销', cause: '延期获准' },
      { state: '撤销', cause: '裁定派发有误', ruling: '示裁〔2026〕1号', to: ruled },
      { version: 3, state: '亮灯' },
    ])
    expect(takenBack(back(red), ruled, '示裁〔2026〕2号')).toBeUndefined()
  })
})
