import { collection, type Document } from '../../../server/store/index.js'
import { openMongo } from '../../../server/store/mongodb/open.js'
import { call, calls, county } from '../contract/calls.js'
import { withMongo } from './each.js'

interface Large extends Document {
  body: unknown
}
const large = collection<Large>('large', { maxBytes: 64 * 1024 * 1024 })

await withMongo('what a document can hold', mongo => {
  it('should refuse what MongoDB would not take, before it is sent, and go on', async () => {
    const store = await openMongo(mongo.url(), [large])
    const body = 'x'.repeat(16 * 1024 * 1024)
    await expect(store.insert(large, { _id: 'a', county, body })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    // Small as JSON, large as BSON: each element of an array carries its place as text.
    const dense = Array.from({ length: 2_000_000 }, () => 1)
    await expect(store.insert(large, { _id: 'a', county, body: dense })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    await store.insert(large, { _id: 'a', county, body: 'x' })
    await expect(store.update(large, county, 'a', 1, { set: { body } })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await store.get(large, county, 'a')).toEqual({ _id: 'a', county, rev: 1, body: 'x' })
    await store.close()
  }, 60_000)

  it('should refuse the names that it needs itself', async () => {
    const store = await openMongo(mongo.url(), [calls])
    const odd = { ...call('a'), __text: 'x' }
    await expect(store.insert(calls, odd)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await store.close()
  })

  it('should show nothing of what it needs itself', async () => {
    const store = await openMongo(mongo.url(), [calls])
    const fields = { number: '1', title: '井盖破损', candidates: ['clerk'], body: { a: [] } }
    await store.insert(calls, call('a', fields))
    const whole = { _id: 'a', county, rev: 1, ...fields }
    expect(await store.get(calls, county, 'a')).toEqual(whole)
    expect((await store.find(calls, county)).items).toEqual([whole])
    expect(await store.update(calls, county, 'a', 1, {})).toEqual({ ...whole, rev: 2 })
    await store.close()
  })
})
