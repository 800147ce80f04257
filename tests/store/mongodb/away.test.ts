import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../../server/store/index.js'
import { openMongo } from '../../../server/store/mongodb/open.js'
import { call, calls, county } from '../contract/calls.js'
import { startMongo, type RunningMongo } from '../mongo-for-tests/server.mjs'
import { withMongo } from './each.js'

const named = process.env.MONGODB_URL
const away = named
  ? 'a server that goes away (not run: MONGODB_URL names one that is not ours to stop)'
  : undefined

if (away) it.skip(away, () => undefined)
else
  await withMongo('a server that goes away', () => {
    let server: RunningMongo
    let store: Store
    beforeAll(async () => {
      server = await startMongo()
      store = await openMongo(server.url('away'), [calls])
    }, 60_000)
    afterAll(async () => {
      await store.close()
      await server.stop()
    })

    it('should turn health red, refuse with a code, and come back by itself', async () => {
      await store.insert(calls, call('a'))
      const { port } = server
      await server.stop()
      const [health, write, read] = await Promise.all([
        store.health(),
        store.insert(calls, call('b')).catch((error: { code: string }) => error.code),
        store.get(calls, county, 'a').catch((error: { code: string }) => error.code),
      ])
      expect(health).toMatchObject({ writable: false, why: expect.stringContaining('STORE_FAILED') })
      expect([write, read]).toEqual(['STORE_FAILED', 'STORE_FAILED'])

      server = await startMongo({ port })
      let again = await store.health()
      for (let i = 0; i < 100 && !again.writable; i++) {
        await pause(100)
        again = await store.health()
      }
      expect(again).toEqual({ writable: true })
      expect(await store.insert(calls, call('c'))).toMatchObject({ rev: 1 })
    }, 120_000)
  })

it('should say which server does not answer, without its password', async () => {
  const opening = openMongo('mongodb://me:geheim@127.0.0.1:1/x?serverSelectionTimeoutMS=300', [calls])
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  )
  expect(error).toMatchObject({ code: 'STORE_FAILED', message: 'MongoDB at 127.0.0.1 does not answer' })
  expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('geheim')
}, 30_000)
