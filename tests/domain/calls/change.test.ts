import { auditFollower, auditTrail } from '../../../server/domain/audit/index.js'
import { changeRecord } from '../../../server/domain/calls/change.js'
import { calls, newRecord, type CallRecord } from '../../../server/domain/calls/record.js'
import { openMemoryStore, StoreError, type Store } from '../../../server/store/index.js'
import { loose } from '../../runtime/loose.js'

const code = '379999'
let store: Store
let record: CallRecord
beforeEach(async () => {
  store = await openMemoryStore([calls, auditTrail])
  const identity = { matter: 'SF-20261012-00001', process: 'township-call' }
  record = await store.insert(calls, newRecord(code, identity) as unknown as CallRecord)
})
afterEach(() => store.close())

const entry = { person: `${code}.liu`, post: `${code}.liu.ZX`, subject: 'SF-20261012-00001', details: {} }
/** Somebody names a reader, under one key. */
const name = (on: Store, once = 'key-1') =>
  changeRecord(
    on,
    code,
    record._id,
    ({ readers = [] }) => (readers.includes('wang') ? undefined : { set: { readers: [...readers, 'wang'] } }),
    auditFollower(code, { ...entry, act: 'case.reader-named', at: 1, once }),
  )
const trail = () => store.count(auditTrail, code)

describe('a change of a record and its place in the trail, on a store that writes one after the other', () => {
  it('should both be there when the second is lost once', async () => {
    let lost = 0
    const losing: Store = {
      ...store,
      insert: (c, ...rest) => {
        if (c.name === auditTrail.name && lost++ === 0) throw new StoreError('STORE_FAILED', 'no answer')
        return store.insert(c, ...rest)
      },
    }
    expect(await name(loose(losing))).toMatchObject({ readers: ['wang'] })
    expect([lost, await trail()]).toEqual([2, 1])
  })

  it('should both be there once the request is sent again after a death in between', async () => {
    await store.update(calls, code, record._id, record.rev, { set: { readers: ['wang'] } })
    for (let sent = 0; sent < 2; sent++) await name(loose(store))
    expect(await trail()).toBe(1)
  })

  it('should not be recorded again where one commit holds both', async () => {
    await name(store)
    await name(store, 'key-2')
    expect(await trail()).toBe(1)
  })
})
