import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../../server/api/services.js'
import { collections, compose, type Service } from '../../server/service/compose.js'
import type { Load } from '../../server/service/load.js'
import { argon2id } from '../../server/domain/identity/index.js'
import type { Store } from '../../server/store/index.js'
import { openTestStore } from '../test-store.js'
import { clientOf, type Client } from './client.js'

export interface ServiceOptions {
  /** What the clock says; 2026-10-12 09:40 when not said. It stands still until it is set. */
  now?: string
  /** `county`: people and lists, no calls; that is what tests get when they say nothing. */
  seed?: 'county' | 'demo' | 'none'
  inFlight?: number
  workerToken?: string
  log?: Log
  /** What tells how long work waits. */
  load?: Load
  /** Does not prepare: the service listens, and refuses work. */
  unprepared?: boolean
  /** Id of this node, where several share the store. */
  node?: string
  /** Milliseconds between two looks whether there is a county by now. */
  countyLook?: number
  /** Another node on the same store and clock, which closes first. */
  beside?: RunningService
}

export interface RunningService {
  url: string
  clock: { now(): number; set(at: string | number): void }
  /** Signs a person of the demonstration county in, by account: `lixiaomei`. */
  signIn(account: string): Promise<Client>
  /** Asks without a session. */
  anonymous: Client
  service: Service
  store: Store
  close(): Promise<void>
}

const silent = { info() {}, warn() {}, error() {} }

/** The whole service in this process, on a store that is gone with it, at a free port. */
export async function startService(options: ServiceOptions = {}): Promise<RunningService> {
  let at = Date.parse(options.now ?? '2026-10-12T09:40:00+08:00')
  const clock = options.beside?.clock ?? {
    now: () => at,
    set: (to: string | number) => void (at = typeof to === 'number' ? to : Date.parse(to)),
  }
  const store = options.beside?.store ?? (await openTestStore(collections))
  const service = compose({
    store,
    clock,
    log: options.log ?? silent,
    root: process.cwd(),
    seed: options.seed === 'none' ? 'none' : 'demo',
    sampleCalls: options.seed === 'demo',
    hashing: argon2id({ memoryCost: 8, timeCost: 1 }),
    inFlight: options.inFlight,
    load: options.load,
    workerToken: options.workerToken,
    ticking: false,
    node: options.node,
    countyLook: options.countyLook,
  })
  const server = createServer(service.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (!options.unprepared) await service.prepare()
  const anonymous = clientOf(url)
  return {
    url,
    clock,
    anonymous,
    service,
    store,
    async signIn(account) {
      const client = clientOf(url)
      await client.signIn({ person: `379999.${account}` })
      return client
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await service.close()
      if (!options.beside) await store.close()
    },
  }
}
