import type { EventBatch } from '../../../server/runtime/index.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'
import { refusedCountersigns } from '../../../server/domain/notices/countersign.js'
import { actRows, applyToAct } from '../../../server/domain/supervision/acts/apply.js'
import { assignedActs } from '../../../server/domain/supervision/acts/record.js'

const county = '379999'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([assignedActs])
})
afterEach(() => store.close())

const batch = (seq: number, name: string, data: object, variables: object = {}) =>
  ({
    county,
    instance: 'i1',
    process: 'assigned-act',
    case: null,
    key: 'k',
    at: seq,
    variables: { 种类: '批示', 交办号: 'k', 内容: '核查', ...variables },
    events: [{ type: 'milestone', seq, at: seq, name, data }],
  }) as unknown as EventBatch

describe('the row of an assigned act', () => {
  it('should be the same with the step as after it, and once', async () => {
    await applyToAct(store, batch(1, '交办', {}))
    const answered = batch(2, '交办答复', { 答复: '已核查' })
    const [row] = await actRows(store, answered)
    await applyToAct(store, answered)
    const { rev: _rev, ...stored } = (await store.get(assignedActs, county, `${county}/i1`))!
    expect(stored).toMatchObject({ state: '待认可', answer: '已核查', applied: 2 })
    expect(row).toMatchObject({ kind: 'putNewer', field: 'applied' })
    expect(JSON.parse(JSON.stringify(row && 'document' in row && row.document))).toEqual({
      ...stored,
      rev: 1,
    })
    expect(await actRows(store, answered)).toEqual([])
  })

  it('should leave the refusal of a countersign to be told', () => {
    const refusal = { 意见: '不同意', 答复: '不紧急' }
    const kind = { 种类: '补签' }
    expect(refusedCountersigns(batch(3, '交办答复', refusal, kind))).toEqual([{ at: 3, answer: '不紧急' }])
    expect(refusedCountersigns(batch(3, '交办答复', { 意见: '同意' }, kind))).toEqual([])
    expect(refusedCountersigns(batch(3, '交办答复', refusal))).toEqual([])
  })
})
