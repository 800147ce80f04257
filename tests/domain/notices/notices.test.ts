import { calls } from '../../../server/domain/calls/record.js'
import { noticeSender } from '../../../server/domain/notices/on-send.js'
import { markRead, noticesAbout, noticesOf, unreadNotices } from '../../../server/domain/notices/queries.js'
import { notices } from '../../../server/domain/notices/record.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'
import { blankCall } from '../calls/blank-call.js'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([notices, calls])
})
afterEach(() => store.close())

const resolve = (_county: string, principals: readonly object[]) =>
  Promise.resolve({
    people: principals.flatMap(each => ('person' in each ? [String(each.person)] : ['clerk-1', 'clerk-2'])),
  })

const sent = (id: string, more: object = {}) => ({
  county: 'A',
  case: 'SF-20260929-00017',
  id,
  at: 1,
  variables: {
    to: [{ role: 'clerk', unit: 'JJ' }],
    kind: '提醒',
    level: '提醒',
    text: '明天到期',
    key: 'leg/1/提醒',
    ...more,
  },
})

describe('notices', () => {
  it('should go once to each person for a key, however often the step is delivered', async () => {
    const send = noticeSender(store, resolve)
    await Promise.all([send(sent('e1')), send(sent('e1')), send(sent('e2'))])
    expect(await unreadNotices(store, 'A', 'clerk-1')).toBe(1)
    expect(await noticesAbout(store, 'A', 'SF-20260929-00017')).toHaveLength(2)
  })

  it('should go again for another version of the limit', async () => {
    const send = noticeSender(store, resolve)
    await send(sent('e1'))
    await send(sent('e2', { key: 'leg/2/提醒' }))
    expect(await unreadNotices(store, 'A', 'clerk-1')).toBe(2)
  })

  it('should go once for each firing when the step names no key', async () => {
    const send = noticeSender(store, resolve)
    for (const id of ['e1', 'e1', 'e2']) await send(sent(id, { key: null }))
    expect(await unreadNotices(store, 'A', 'clerk-1')).toBe(2)
  })

  it('should take one principal as well as a list, and nobody at all', async () => {
    const send = noticeSender(store, resolve)
    await send(sent('e1', { to: { person: 'boss' }, key: null }))
    await send(sent('e2', { to: [], key: null }))
    expect(await unreadNotices(store, 'A', 'boss')).toBe(1)
    expect(await unreadNotices(store, 'A', 'clerk-1')).toBe(0)
  })

  it('should say of a sensitive case nothing but that there is news', async () => {
    const { rev: _rev, ...call } = blankCall({ _id: 'A/SF-20260929-00017', county: 'A', sensitive: true })
    await store.insert(calls, call)
    await noticeSender(store, resolve)(sent('e1', { text: '「举报人」已反馈：查实', textEn: 'found true' }))
    const [notice] = (await noticesOf(store, 'A', 'clerk-1')).items
    expect(notice).toMatchObject({
      text: '敏感件 00017 有一条提醒，请打开事项查看',
      textEn: 'Sensitive case 00017: there is news; open the case to read it',
    })
  })

  it('should mark only notices of this person as read', async () => {
    const send = noticeSender(store, resolve)
    await send(sent('e1'))
    const others = await noticesOf(store, 'A', 'clerk-2')
    await markRead(
      store,
      'A',
      'clerk-1',
      others.items.map(row => row._id),
    )
    expect(await unreadNotices(store, 'A', 'clerk-2')).toBe(1)
    await markRead(store, 'A', 'clerk-2', 'all')
    expect(await unreadNotices(store, 'A', 'clerk-2')).toBe(0)
  })
})
