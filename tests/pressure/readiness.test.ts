import { watchReadiness } from '../../server/service/readiness.js'
import type { Health, Store } from '../../server/store/index.js'

/** A store that is as well as it is told to be, and the log of whoever watches it. */
function watched(patience?: number) {
  const store = { is: (): Promise<Health> => Promise.resolve({ writable: true }) }
  const said: string[] = []
  const log = {
    info: (_: object, text: string) => void said.push(text),
    warn: () => undefined,
    error: (_: object, text: string) => void said.push(text),
  }
  let waits: string | undefined
  const health = { health: () => store.is() } as Store
  const watch = watchReadiness(health, () => waits, log, patience)
  return { store, said, watch, wait: (why?: string) => void (waits = why) }
}

describe('readiness', () => {
  it('should follow the store and say each change once, with its reason', async () => {
    const { store, said, watch } = watched()
    expect(await watch.ask()).toEqual({ ready: true, checks: { store: { ok: true }, county: { ok: true } } })
    store.is = () => Promise.resolve({ writable: false, why: 'STORE_FAILED: no connection' })
    expect(await watch.ask()).toMatchObject({
      ready: false,
      checks: { store: { ok: false, why: 'STORE_FAILED: no connection' } },
    })
    await watch.ask()
    store.is = () => Promise.reject(new Error('gone'))
    expect((await watch.ask()).ready).toBe(false)
    expect(watch.last()?.ready).toBe(false)
    store.is = () => Promise.resolve({ writable: true })
    expect((await watch.ask()).ready).toBe(true)
    expect(said).toEqual(['not ready', 'ready again'])
  })

  it('should not wait for a store that does not answer', async () => {
    const { store, watch } = watched(20)
    store.is = () => new Promise(() => undefined)
    const { ready, checks } = await watch.ask()
    expect(ready).toBe(false)
    expect(checks.store?.why).toContain('STORE_SILENT')
  })

  it('should wait for the county', async () => {
    const { watch, wait } = watched()
    wait('正在准备人员 3/867')
    expect(await watch.ask()).toMatchObject({
      ready: false,
      checks: { county: { why: '正在准备人员 3/867' } },
    })
    wait(undefined)
    expect((await watch.ask()).ready).toBe(true)
  })
})
