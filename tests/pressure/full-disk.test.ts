import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { argon2id } from '../../server/domain/identity/index.js'
import { calls } from '../../server/domain/calls/record.js'
import { collections, compose } from '../../server/service/compose.js'
import { results } from '../../server/runtime/index.js'
import { isStoreError, openStore, type Store } from '../../server/store/index.js'
import { clientOf } from '../api/client.js'
import { lorries } from '../api/filing.js'
import { freshFolders } from '../store/folder.js'
import { smallDisk } from '../store/tmpfs.js'

const county = '379999'
const folder = freshFolders()
const silent = { info() {}, warn() {}, error() {} }

/** The service on a store in a folder, without a clock of its own. */
async function serviceIn(data: string) {
  const store = await openStore({ data, collections })
  const service = compose({
    store,
    clock: { now: () => Date.parse('2026-10-12T09:40:00+08:00') },
    log: silent,
    root: process.cwd(),
    seed: 'demo',
    sampleCalls: false,
    hashing: argon2id({ memoryCost: 8, timeCost: 1 }),
    ticking: false,
  })
  const server = createServer(service.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  await service.prepare()
  return {
    store,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await service.close()
      await store.close()
    },
  }
}

/** Writes until nothing fits any more: the database's own files may have had room left. */
async function useUp(store: Store): Promise<void> {
  for (let size = 65_536, n = 0; size >= 16; n++)
    try {
      await store.insert(results, { _id: `${county}/filler/${n}`, county, result: 'x'.repeat(size), at: 0 })
    } catch (error) {
      if (!isStoreError(error, 'DISK_FULL')) throw error
      size = Math.floor(size / 4)
    }
}

describe('a full disk under the service', () => {
  it('should be told to whoever writes, turn the probe red, and be over when there is room', async () => {
    const data = folder()
    const disk = smallDisk(data, 60)
    if (typeof disk === 'string') {
      console.warn(`The test with a small disk did not run: ${disk}`)
      return
    }
    try {
      const s = await serviceIn(data)
      const clerk = clientOf(s.url)
      await clerk.signIn({ person: `${county}.lixiaomei` })
      const file = (key: string) =>
        clerk.post<{ number: string; code: string }>('/api/calls', lorries(), { key })
      const ready = async () => {
        const { status, body } = await clientOf(s.url).get<{ checks: { store: { why?: string } } }>('/readyz')
        return { status, why: body.checks.store.why }
      }
      const before = await file('before-full-1')
      expect(before.status).toBe(201)

      disk.fill()
      await useUp(s.store)
      const refused = await file('while-full-1')
      expect(refused).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } })
      expect(await ready()).toEqual({ status: 503, why: expect.stringContaining('DISK_FULL') as string })
      // What can be read is still shown, and what was acknowledged is not taken back.
      expect((await clerk.get(`/api/cases/${before.body.number}`)).status).toBe(200)

      disk.free()
      expect(await ready()).toEqual({ status: 200, why: undefined })
      const again = await file('while-full-1')
      expect(again.status).toBe(201)
      expect((await file('while-full-1')).body.number).toBe(again.body.number)
      expect((await file('before-full-1')).body.number).toBe(before.body.number)
      const { items } = await s.store.find(calls, county)
      expect(items.map(({ number }) => number).sort()).toEqual([before.body.number, again.body.number].sort())
      await s.close()
    } finally {
      disk.unmount()
    }
  }, 120_000)
})
