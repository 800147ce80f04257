import mongoose from 'mongoose'
import { collection, type Store } from '../../../server/store/index.js'
import { makeMongoIndexes, openMongo } from '../../../server/store/mongodb/open.js'
import { call, calls, county, type Call } from '../contract/calls.js'
import { withMongo } from './each.js'

await withMongo('indexes', mongo => {
  const plain = collection<Call>('calls')

  it('should be made by the opening of an empty database, unique ones beginning with the county', async () => {
    const url = mongo.url()
    const store = await openMongo(url, [calls])
    expect(await store.health()).toEqual({ writable: true })
    await store.close()
    const raw = new mongoose.mongo.MongoClient(url)
    const found = await raw.db().collection('calls').indexes()
    await raw.close()
    const keys = found.map(each => Object.keys(each.key as object).join(' '))
    expect(keys).toEqual(
      expect.arrayContaining([
        'county due _id',
        'county state due _id',
        'county __more.levels _id',
        'county __more.candidates state due _id',
        'county __pairs',
      ]),
    )
    const unique = found.filter(each => each.unique && each.name !== '_id_')
    expect(unique.map(each => Object.keys(each.key as object))).toEqual([['county', '__unique_number']])
  })

  it('should be asked for by a red health beside documents, until they are made', async () => {
    const url = mongo.url()
    const old = await openMongo(url, [plain])
    await old.insert(plain, call('a', { number: '1', due: 1, title: '井盖破损' }))
    await old.insert(plain, call('b', { number: '2' }))
    await old.insert(plain, call('c'))
    await old.insert(plain, call('d'))
    const store = await openMongo(url, [calls])
    expect(await store.health()).toMatchObject({
      writable: false,
      why: expect.stringMatching(/calls.*huying indexes/),
    })
    const made = await makeMongoIndexes(url, [calls])
    expect(made.map(each => each.collection)).toEqual(['calls'])
    expect(await store.health()).toEqual({ writable: true })
    expect(await makeMongoIndexes(url, [calls])).toEqual([])
    expect((await store.find(calls, county, { where: { due: 1 }, text: '井盖' })).items).toHaveLength(1)
    const again = store.insert(calls, call('e', { number: '1' }))
    await expect(again).rejects.toMatchObject({ code: 'DUPLICATE', fields: ['county', 'number'] })
    expect((await store.find(calls, county)).items.map(each => each.rev)).toEqual([1, 1, 1, 1])
    await Promise.all([old.close(), store.close()])
  })

  it('should be asked for when the text search reads other fields, and find by them when they are made', async () => {
    const url = mongo.url()
    const found = async (store: Store, text: string) =>
      (await store.find(calls, county, { text })).items.map(each => each._id)
    const old = await openMongo(url, [calls])
    await old.insert(calls, call('a', { title: '井盖破损', state: '待派发' }))
    const other = collection<Call>('calls', { ...calls, text: ['state'] } as object)
    const store = await openMongo(url, [other])
    expect(await store.health()).toMatchObject({
      writable: false,
      why: expect.stringMatching(/calls.*huying indexes/),
    })
    expect(await found(store, '派发')).toEqual([])
    const made = await makeMongoIndexes(url, [other])
    expect(made).toEqual([{ collection: 'calls', indexes: ['text of state'] }])
    expect(await store.health()).toEqual({ writable: true })
    expect([await found(store, '派发'), await found(store, '井盖')]).toEqual([['a'], []])
    const third = await openMongo(url, [other])
    expect(await third.health()).toEqual({ writable: true })
    await Promise.all([old.close(), store.close(), third.close()])
  })
})
