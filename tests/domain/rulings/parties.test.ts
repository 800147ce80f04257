import { instantOf } from '../../../server/calendar/index.js'
import { calls } from '../../../server/domain/calls/record.js'
import { directoryCollections, directoryReader } from '../../../server/domain/directory/index.js'
import { defaultEdition } from '../../../server/calendar/index.js'
import { findParties } from '../../../server/domain/rulings/workers.js'
import type { ActivatedJob } from '../../../server/runtime/index.js'
import type { Store } from '../../../server/store/index.js'
import { openTestStore } from '../../test-store.js'
import { blankCall } from '../calls/blank-call.js'

let store: Store
beforeEach(async () => {
  store = await openTestStore([...directoryCollections, calls])
  await store.insert(directoryCollections[0], {
    ...{ _id: 'c', county: 'c', name: '县', demo: true, prefix: '示', shortCode: 'SF' },
    ...{ directoryVersion: 1, listsVersion: 1, seeded: [] },
  })
  const kinds = { A: 'department', B: 'vertical', E: 'establishment-office' } as const
  for (const [order, [code, kind]] of Object.entries(kinds).entries())
    await store.insert(directoryCollections[1], {
      ...{ _id: `c/${code}`, county: 'c', code, name: `${code}局`, short: `${code}局`, kind, order },
      ...{ vertical: false, enforcementFields: [], phone: '' },
    })
})
afterEach(() => store.close())

const found = (variables: ActivatedJob['variables']) =>
  findParties({ store, directory: directoryReader(store, () => defaultEdition()) })({
    county: 'c',
    variables,
  } as ActivatedJob)

describe('the parties of a ruling', () => {
  it('should be units by their codes, each once, and say whether 编办 is one of them', async () => {
    expect(await found({ 争议单位: ['A', 'A局', '没有'], 编号: null })).toEqual({
      争议单位: ['A'],
      编办为当事方: false,
      立案情况: [],
    })
    expect(await found({ 争议单位: ['A', '编办'], 编号: null })).toMatchObject({ 编办为当事方: true })
  })

  it('should show who filed a penalty case first', async () => {
    const filed = (unit: string, process: string, from: string) =>
      store.insert(calls, {
        ...blankCall({ county: 'c', matter: 'SF-1', process, lead: unit }),
        _id: `c/SF-1@${process}`,
        number: `SF-1@${process}`,
        request: process,
        documentNumber: process,
        penalties: [
          {
            caseNumber: `${unit}-1`,
            key: `${unit}-1#决定1`,
            from: instantOf('2026-10-10 09:00'),
            filedOn: from,
            version: 1,
            notices: [],
          },
        ],
      })
    await filed('B', 'joint-enforcement', '2026-10-09')
    await filed('A', 'enforcement-referral', '2026-10-08')
    expect(await found({ 争议单位: ['A', 'B'], 编号: 'SF-1' })).toMatchObject({
      立案情况: [
        { 单位: 'A', 案件号: 'A-1', 立案日期: '2026-10-08' },
        { 单位: 'B', 案件号: 'B-1' },
      ],
    })
  })
})
