import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { jobs } from '../../server/runtime/index.js'
import { closeAfterAnswers, stopServer } from '../../server/service/serving.js'
import { startService, type RunningService } from '../api/service.js'
import { diagram, end, service, start } from '../runtime/diagrams.js'
import { build, county, deploy, office } from '../runtime/office.js'
import { nodeProcess } from './node-process.js'

const working = diagram({
  id: 'working',
  elements: start() + service('work', 'slow') + end(),
  flows: [
    ['start', 'work'],
    ['work', 'end'],
  ],
})

describe('a stop', () => {
  const workerToken = 'a-token-of-at-least-24-characters'
  let running: RunningService
  beforeAll(async () => {
    running = await startService({ workerToken, seed: 'county' })
  })
  afterAll(() => running.close())

  it('should turn the probe red and still do what comes, then end what waits for jobs', async () => {
    const { service: node, url, anonymous } = running
    const polling = fetch(`${url}/v2/jobs/activation`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${workerToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'nobody-has-this',
        worker: 'w',
        timeout: 60_000,
        maxJobsToActivate: 1,
        requestTimeout: 60_000,
      }),
    })
    node.drain()
    expect((await anonymous.get('/readyz')).status).toBe(503)
    expect((await anonymous.get('/api/now')).status).toBe(200)
    node.end()
    const answer = await polling
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ jobs: [] })
  })
})

describe('a server that stops', () => {
  it('should answer the request in hand as the last on its connection, and take no other', async () => {
    let begun = () => {}
    let release = () => {}
    const arrived = new Promise<void>(resolve => (begun = resolve))
    const released = new Promise<void>(resolve => (release = resolve))
    const server = createServer((_request, response) => {
      begun()
      void released.then(() => response.end('answered'))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const asked = fetch(url)
    await arrived
    closeAfterAnswers(server)
    const stopped = stopServer(server)
    await expect(fetch(url)).rejects.toThrow()
    release()
    expect(await (await asked).text()).toBe('answered')
    await stopped
  })
})

describe('a runtime that closes', () => {
  it('should hand back a job that does not come to its end, for another node to do', async () => {
    const a = await office({ node: 'a', limits: { jobPatience: 20 } })
    const b = build(a.store, a.clock, { node: 'b' })
    let taken = () => {}
    const begun = new Promise<void>(resolve => (taken = resolve))
    a.runtime.work('slow', () => {
      taken()
      return new Promise(() => undefined)
    })
    await deploy(a.runtime, working)
    const { instance } = await a.runtime.start(county, { process: 'working', variables: {} })
    await begun
    await a.runtime.close()
    const [row] = (await a.store.find(jobs, county)).items
    expect(row).toMatchObject({ state: 'open', readyAt: a.clock.now(), failures: 0 })
    expect(row).not.toHaveProperty('worker')
    b.runtime.work('slow', () => Promise.resolve({}))
    await b.runtime.settle()
    expect((await b.runtime.instance(county, instance))?.doc.status).toBe('completed')
  })

  it('should wait for a job that does', async () => {
    const { runtime } = await office()
    let finish = () => {}
    let taken = () => {}
    const begun = new Promise<void>(resolve => (taken = resolve))
    runtime.work('slow', () => {
      taken()
      return new Promise(resolve => (finish = () => resolve({})))
    })
    await deploy(runtime, working)
    const { instance } = await runtime.start(county, { process: 'working', variables: {} })
    await begun
    const closed = runtime.close()
    finish()
    await closed
    expect((await runtime.instance(county, instance))?.doc.status).toBe('completed')
  })
})

describe('a process that is told to stop twice', () => {
  it('should end at once', async () => {
    const node = nodeProcess({ HUYING_DRAIN: '60' })
    await node.start()
    const first = node.stop('SIGTERM')
    const address = node.address()!
    while ((await fetch(`${address}/readyz`)).status !== 503) await pause(20)
    expect((await fetch(`${address}/healthz`)).headers.get('connection')).toBe('close')
    await node.stop('SIGTERM')
    expect(await first).toBe('SIGTERM')
  })
})
