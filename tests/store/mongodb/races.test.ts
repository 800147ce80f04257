import mongoose from 'mongoose'
import { isStoreError, type Store } from '../../../server/store/index.js'
import { openMongo } from '../../../server/store/mongodb/open.js'
import { calls, call, county } from '../contract/calls.js'
import { withMongo } from './each.js'

await withMongo('sixteen clients of one database', mongo => {
  let url: string
  let clients: Store[]
  beforeAll(async () => {
    url = mongo.url()
    clients = [await openMongo(url, [calls])]
    clients.push(...(await Promise.all(Array.from({ length: 15 }, () => openMongo(url, [calls])))))
  }, 60_000)
  afterAll(() => Promise.all(clients.map(client => client.close())))

  it('should let one of them have each revision', async () => {
    await Promise.all([0, 1, 2, 3].map(i => clients[0]!.insert(calls, call(`r${i}`, { due: 0, levels: [] }))))
    const won = new Map<string, number>()
    await Promise.all(
      clients.map(async (client, me) => {
        for (let n = 0; n < 25; n++) {
          const id = `r${(me + n) % 4}`
          const { rev, due } = (await client.get(calls, county, id))!
          const now = await client
            .update(calls, county, id, rev, { set: { due: due! + 1 } })
            .catch((error: unknown) => {
              if (!isStoreError(error, 'STALE_REV')) throw error
            })
          if (!now) continue
          const key = `${id}@${now.rev}`
          won.set(key, (won.get(key) ?? 0) + 1)
        }
      }),
    )
    expect([...won.values()].every(times => times === 1)).toBe(true)
    const { items } = await clients[0]!.find(calls, county, { where: { _id: { prefix: 'r' } } })
    for (const each of items) expect(each.rev).toBe(each.due! + 1)
    expect(items.reduce((sum, each) => sum + each.due!, 0)).toBe(won.size)
  }, 60_000)

  it('should give each document to one claimer', async () => {
    const total = 200
    await Promise.all(
      Array.from({ length: total }, (_, i) =>
        clients[0]!.insert(calls, call(`j${i}`, { state: 'open', due: i })),
      ),
    )
    const taken: string[] = []
    const query = { where: { state: 'open' }, sort: ['due'] } as const
    await Promise.all(
      clients.map(async (client, me) => {
        for (;;) {
          const claimed = await client.claim(calls, county, query, { set: { state: `of ${me}` } })
          if (!claimed) return
          taken.push(claimed._id)
        }
      }),
    )
    expect(new Set(taken).size).toBe(total)
    expect(taken).toHaveLength(total)
  }, 60_000)

  it('should begin a sequence once', async () => {
    const numbers = await Promise.all(
      clients.flatMap(client => [client.next(county, 'n'), client.next(county, 'n')]),
    )
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
  })

  it('should keep one of several contents of an attachment, and no chunk of the others', async () => {
    const about = { name: 'a.txt', type: 'text/plain' }
    const puts = clients.map((client, i) =>
      client.blobs.put(county, 'x', Buffer.alloc(300_000, String.fromCharCode(97 + i)), about),
    )
    const outcomes = await Promise.allSettled(puts)
    expect(outcomes.filter(each => each.status === 'fulfilled')).toHaveLength(1)
    const raw = new mongoose.mongo.MongoClient(url)
    try {
      expect(await raw.db().collection('files.files').countDocuments()).toBe(1)
      expect(await raw.db().collection('files.chunks').countDocuments()).toBe(2)
      expect(await raw.db().collection('_uploads').countDocuments()).toBe(0)
    } finally {
      await raw.close()
    }
  }, 60_000)

  it('should go on while a hundred and twenty pages are being read', async () => {
    const readers = Array.from({ length: 120 }, async (_, i) => {
      let read = 0
      for await (const each of clients[i % 16]!.stream(calls, county, { sort: ['due'] }))
        read += each.rev > 0 ? 1 : 0
      return read
    })
    await clients[1]!.insert(calls, call('meanwhile'))
    expect(Math.min(...(await Promise.all(readers)))).toBeGreaterThanOrEqual(200)
  }, 60_000)
})
