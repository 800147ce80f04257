import {
  history,
  instances,
  messages,
  openKeys,
  results,
  tasks,
  type TaskRow,
} from '../../server/runtime/index.js'
import { approval, calls, diagram, end, message, messageStart, start, user } from './diagrams.js'
import { county, deploy, minute, monday, office, standing } from './office.js'

describe('a request that is sent again', () => {
  it('should get the first answer and do nothing again', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    const request = { scope: 'li POST /calls', key: 'k1' }
    const file = (token: string) => o.runtime.start(county, { process: 'approval', variables: {}, token })
    const first = await o.runtime.idempotent(county, request, file)
    expect(await o.runtime.idempotent(county, request, file)).toEqual(first)
    expect(await o.runtime.idempotent(county, { ...request, key: 'k2' }, file)).not.toEqual(first)
    expect(await o.store.count(instances, county)).toBe(2)
  })

  it('should find its own act when the answer was never kept', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    const request = { scope: 'li POST /calls', key: 'k1' }
    const file = async (token: string) => {
      const { instance } = await o.runtime.start(county, { process: 'approval', variables: {}, token })
      return { instance }
    }
    const lost = o.runtime.idempotent(county, request, async token => {
      await file(token)
      throw new Error('the node is dead')
    })
    await expect(lost).rejects.toThrow('dead')
    const again = await o.runtime.idempotent(county, request, file)
    expect(await o.store.count(instances, county)).toBe(1)
    expect((await standing(o.runtime, again.instance)).status).toBe('running')
  })
})

describe('retention', () => {
  it('should remove messages, answers and finished instances when they have had their time', async () => {
    const o = await office({ limits: { keepFinished: 10 * minute, keepResults: 5 * minute } })
    await deploy(o.runtime, approval())
    await o.runtime.publish(county, { name: 'm', key: 'k', ttl: 2 * minute })
    await o.runtime.idempotent(county, { scope: 's', key: 'k' }, async () => 1)
    const done = await o.runtime.start(county, { process: 'approval', variables: {} })
    // The id of another may begin with its own.
    const instance = `${done.instance}/1`
    const kept = await o.runtime.start(county, { process: 'approval', variables: {}, instance })
    const task = (await o.open()).find(each => each.instance === done.instance)!
    await o.runtime.complete(county, { instance: done.instance, task: task.task, variables: {}, by: 'li' })
    const counts = async () => ({
      messages: await o.store.count(messages, county),
      results: await o.store.count(results, county),
      instances: await o.store.count(instances, county),
    })
    await o.runtime.purge()
    expect(await counts()).toEqual({ messages: 1, results: 1, instances: 2 })
    o.clock.set(monday + 10 * minute)
    await o.runtime.purge()
    expect(await counts()).toEqual({ messages: 0, results: 0, instances: 1 })
    const ofDone = { where: { instance: done.instance } }
    expect(await o.store.count(tasks, county, ofDone)).toBe(0)
    expect(await o.store.count(history, county, ofDone)).toBe(0)
    expect(await o.store.count(tasks, county)).toBe(1)
    expect(await o.runtime.history(county, kept.instance)).not.toEqual([])
    expect((await standing(o.runtime, kept.instance)).status).toBe('running')
  })

  it('should free the key of an instance that is gone, for an instance of its own', async () => {
    const o = await office({ limits: { keepFinished: 10 * minute } })
    const keyed = diagram({
      id: 'keyed',
      roots: message('m', 'supervise'),
      elements: messageStart('start', 'm', 'open') + user('t') + end(),
      flows: [
        ['start', 't'],
        ['t', 'end'],
      ],
    })
    await deploy(o.runtime, keyed)
    await o.runtime.publish(county, { name: 'supervise', key: 'A', ttl: minute })
    const [{ instance, task }] = (await o.open()) as [TaskRow]
    await o.runtime.complete(county, { instance, task, variables: {}, by: 'li' })
    o.clock.set(monday + 11 * minute)
    await o.runtime.purge()
    expect(await o.store.count(openKeys, county)).toBe(0)
    await o.runtime.publish(county, { name: 'supervise', key: 'A', ttl: minute })
    const [next] = (await o.open()) as [TaskRow]
    expect(next.instance).not.toBe(instance)
  })
})

describe('a version tag', () => {
  it('should bind a call to the latest version that bears it', async () => {
    const o = await office()
    const child = (task: string, versionTag?: string) =>
      diagram({
        id: 'child',
        versionTag,
        elements: start() + user(task) + end(),
        flows: [
          ['start', task],
          [task, 'end'],
        ],
      })
    await deploy(o.runtime, child('first', 'v1'))
    await deploy(o.runtime, child('second', 'v1'))
    await deploy(o.runtime, child('third'))
    await deploy(
      o.runtime,
      diagram({
        id: 'parent',
        elements: start() + calls('call', 'child', 'versionTag" versionTag="v1') + end(),
        flows: [
          ['start', 'call'],
          ['call', 'end'],
        ],
      }),
    )
    await o.runtime.start(county, { process: 'parent', variables: {} })
    expect((await o.open()).map(each => each.element)).toEqual(['second'])
  })
})
