import { collection, type Document, type Store } from '../../server/store/index.js'
import { openMemoryStore } from '../../server/store/index.js'
import { remembering } from '../../server/store/remembering.js'

interface Row extends Document {
  text: string
}
const rows = collection<Row>('rows', {})
const county = '379999'

let store: Store
let reads: number
beforeEach(async () => {
  store = await openMemoryStore([rows])
  reads = 0
  for (const _id of ['a', 'b']) await store.insert(rows, { _id, county, text: `${_id}1` })
})
afterEach(() => store.close())

const byId = remembering(rows, { most: 2, byId: true })
const asOne = remembering(rows, { most: 10 })

async function textOf(memory: typeof byId, id: string, from: Store = store): Promise<string | undefined> {
  const row = await memory(from).get(id, () => {
    reads++
    return store.get(rows, county, id)
  })
  return row?.text
}

describe('remembering documents', () => {
  it('should read a document once, and again when it was written', async () => {
    expect(await textOf(byId, 'a')).toBe('a1')
    expect(await textOf(byId, 'b')).toBe('b1')
    expect(await textOf(byId, 'a')).toBe('a1')
    expect(reads).toBe(2)
    await store.update(rows, county, 'a', 1, { set: { text: 'a2' } })
    expect(await textOf(byId, 'a')).toBe('a2')
    expect(await textOf(byId, 'b')).toBe('b1')
    expect(reads).toBe(3)
    await store.remove(rows, county, 'b')
    expect(await textOf(byId, 'b')).toBeUndefined()
  })

  it('should forget all where keys are not ids', async () => {
    await textOf(asOne, 'a')
    await textOf(asOne, 'b')
    await store.update(rows, county, 'a', 1, { set: { text: 'a2' } })
    expect(await textOf(asOne, 'b')).toBe('b1')
    expect(reads).toBe(3)
  })

  it('should not keep what was read while it was being written', async () => {
    const [, before] = await Promise.all([
      store.update(rows, county, 'a', 1, { set: { text: 'a2' } }),
      textOf(byId, 'a'),
    ])
    expect(['a1', 'a2']).toContain(before)
    expect(await textOf(byId, 'a')).toBe('a2')
  })

  it('should let the oldest go', async () => {
    await store.insert(rows, { _id: 'c', county, text: 'c1' })
    for (const id of ['a', 'b', 'c', 'a']) await textOf(byId, id)
    expect(reads).toBe(4)
  })

  it('should read each time where others may write as well', async () => {
    const shared = { ...store, told: undefined }
    await textOf(byId, 'a', shared)
    await textOf(byId, 'a', shared)
    expect(reads).toBe(2)
  })
})
