import { listDrafts, readDraft, removeDraft, saveDraft } from '../../../server/domain/drafts/drafts.js'
import { drafts } from '../../../server/domain/drafts/record.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([drafts])
})
afterEach(() => store.close())

const mine = { county: 'A', person: 'me' }

describe('drafts', () => {
  it('should keep what was typed, for its person alone', async () => {
    await saveDraft(store, mine, 'call', { 标题: '大货车' }, 1)
    expect(await readDraft(store, mine, 'call')).toMatchObject({ title: '大货车', value: { 标题: '大货车' } })
    expect(await readDraft(store, { county: 'A', person: 'you' }, 'call')).toBeUndefined()
    expect(await readDraft(store, { county: 'B', person: 'me' }, 'call')).toBeUndefined()
  })

  it('should say that a draft was changed elsewhere, and keep the other text', async () => {
    const first = await saveDraft(store, mine, 'call', { text: 'one' }, 1)
    const rev = first.ok ? first.value.rev : 0
    await saveDraft(store, mine, 'call', { text: 'two' }, 2)
    expect(await saveDraft(store, mine, 'call', { text: 'three' }, 3, rev)).toMatchObject({
      code: 'DRAFT_STALE',
    })
    expect((await readDraft(store, mine, 'call'))?.value).toEqual({ text: 'two' })
  })

  it('should refuse a draft that is far too long', async () => {
    const text = 'x'.repeat(300_000)
    expect(await saveDraft(store, mine, 'call', { text }, 1)).toMatchObject({ code: 'DRAFT_TOO_LARGE' })
  })

  it('should list the latest first and forget what is removed', async () => {
    await saveDraft(store, mine, 'a', { text: 'a' }, 1)
    await saveDraft(store, mine, 'b', { text: 'b' }, 2)
    expect((await listDrafts(store, mine)).map(draft => draft.key)).toEqual(['b', 'a'])
    await removeDraft(store, mine, 'b')
    expect((await listDrafts(store, mine)).map(draft => draft.key)).toEqual(['a'])
  })
})
