import { BpmnError, incidents, jobs } from '../../server/runtime/index.js'
import { boundary, diagram, end, service, start } from './diagrams.js'
import { county, deploy, minute, monday, office, path, standing } from './office.js'

const fetching = diagram({
  id: 'fetching',
  roots: '<bpmn:error id="e" name="missing" errorCode="MISSING" />',
  elements:
    start() +
    service('fetch', 'fetch') +
    boundary('b', 'fetch', '<bpmn:errorEventDefinition errorRef="e" />') +
    end('not-found') +
    end(),
  flows: [
    ['start', 'fetch'],
    ['fetch', 'end'],
    ['b', 'not-found'],
  ],
})

const activation = { types: ['fetch'], worker: 'w1', max: 10, timeout: minute }

describe('jobs', () => {
  it('should wait until somebody claims them, and each be given to one worker', async () => {
    const o = await office()
    await deploy(o.runtime, fetching)
    for (let n = 0; n < 5; n++) await o.runtime.start(county, { process: 'fetching', variables: { n } })
    await o.runtime.settle()
    const both = await Promise.all([
      o.runtime.activateJobs(county, { ...activation, worker: 'w1', max: 3 }),
      o.runtime.activateJobs(county, { ...activation, worker: 'w2', max: 3 }),
    ])
    const ids = both.flat().map(each => each.id)
    expect(ids).toHaveLength(5)
    expect(new Set(ids).size).toBe(5)
  })

  it('should take their results into the instance', async () => {
    const o = await office()
    await deploy(o.runtime, fetching)
    const { instance } = await o.runtime.start(county, { process: 'fetching', variables: { n: 1 } })
    const [job] = await o.runtime.activateJobs(county, activation)
    expect(job).toMatchObject({
      type: 'fetch',
      variables: { n: 1 },
      retries: 3,
      lockedUntil: monday + minute,
    })
    await o.runtime.completeJob(county, { id: job!.id, worker: 'w1', variables: { m: 2 } })
    expect(await standing(o.runtime, instance)).toEqual({ status: 'completed', variables: { n: 1, m: 2 } })
    await expect(o.runtime.completeJob(county, { id: job!.id })).rejects.toMatchObject({ code: 'JOB_GONE' })
  })

  it('should go to another worker when the lock has run out', async () => {
    const o = await office()
    await deploy(o.runtime, fetching)
    await o.runtime.start(county, { process: 'fetching', variables: {} })
    const [first] = await o.runtime.activateJobs(county, activation)
    expect(await o.runtime.activateJobs(county, { ...activation, worker: 'w2' })).toEqual([])
    o.clock.set(monday + minute)
    const [second] = await o.runtime.activateJobs(county, { ...activation, worker: 'w2' })
    expect(second!.id).toBe(first!.id)
    await expect(o.runtime.completeJob(county, { id: first!.id, worker: 'w1' })).rejects.toMatchObject({
      code: 'JOB_LOCKED',
    })
  })

  it('should be tried again after a pause that doubles, then be an incident that can be retried', async () => {
    const o = await office({ limits: { backOff: { first: minute, longest: 60 * minute } } })
    const tried: number[] = []
    let working = false
    o.runtime.work('fetch', async () => {
      tried.push((o.clock.now() - monday) / minute)
      if (!working) throw new Error('the other side is down')
      return { found: true }
    })
    await deploy(o.runtime, fetching)
    const { instance } = await o.runtime.start(county, { process: 'fetching', variables: {} })
    await o.runtime.advance(monday + 60 * minute)
    expect(tried).toEqual([0, 1, 3])
    const [incident] = (await o.store.find(incidents, county, { where: { state: 'open' } })).items
    expect(incident).toMatchObject({ code: 'JOB_FAILED', element: 'fetch', origin: 'engine' })
    expect(incident!.message).toContain('the other side is down')
    working = true
    await o.runtime.retry(county, { id: incident!._id })
    await o.runtime.settle()
    expect(await standing(o.runtime, instance)).toMatchObject({
      status: 'completed',
      variables: { found: true },
    })
    expect(await o.store.count(incidents, county, { where: { state: 'open' } })).toBe(0)
  })

  it('should end in a BPMN error when the worker says so', async () => {
    const o = await office()
    o.runtime.work('fetch', () => Promise.reject(new BpmnError('MISSING')))
    await deploy(o.runtime, fetching)
    const { instance } = await o.runtime.start(county, { process: 'fetching', variables: {} })
    await o.runtime.settle()
    expect(await path(o.runtime, instance)).toContain('not-found')
    expect((await o.store.find(jobs, county)).items).toMatchObject([{ state: 'cancelled' }])
  })

  it('should be cancelled with their instance', async () => {
    const o = await office()
    await deploy(o.runtime, fetching)
    const { instance } = await o.runtime.start(county, { process: 'fetching', variables: {} })
    await o.runtime.terminate(county, { instance, reason: 'withdrawn' })
    expect(await o.runtime.activateJobs(county, activation)).toEqual([])
    await expect(o.runtime.terminate(county, { instance, reason: 'again' })).rejects.toMatchObject({
      code: 'INSTANCE_ENDED',
    })
  })
})
