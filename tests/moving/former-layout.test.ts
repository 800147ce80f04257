import {
  dataVersions,
  migrations,
  openUsable,
  readDataVersion,
  upgrade,
  versionOf,
} from '../../server/moving/index.js'
import { incidents, instances, runtimeCollections, signals } from '../../server/runtime/index.js'
import { calls, type CallRecord } from '../../server/domain/calls/record.js'
import type { Collection, Store, Unsaved } from '../../server/store/index.js'
import { blankCall } from '../domain/calls/blank-call.js'
import { build, county, minute, monday, settableClock } from '../runtime/office.js'
import { bytes, freshFolders, now, program } from './county.js'
import { layFormer } from './former/lay.js'

const folder = freshFolders()
const collections: readonly Collection<unknown>[] = [...runtimeCollections, calls, dataVersions]

const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

/** A copy of the former data folder, opened by this program. */
async function opened(): Promise<Store> {
  const data = layFormer(folder())
  const store = await openUsable({ data, collections }, versionOf(migrations))
  stores.push(store)
  return store
}

describe('data of the first layout', () => {
  it('should be brought to the newest, document by document', async () => {
    const store = await opened()
    const told: [string, number][] = []
    await upgrade({
      store,
      collections,
      migrations,
      program,
      now,
      tell: ({ name, seen }) => told.push([name, seen]),
    })
    expect(told).toEqual([
      ['未送完的信号改按订阅记录', 1],
      ['异常记录注明是否已了结', 2],
      ['事项注明所属流程', 0],
      ['敏感件指定阅办人员', 0],
    ])
    expect(await readDataVersion(store)).toMatchObject({ version: versionOf(migrations), program })
    const [signal] = (await store.find(signals, county)).items
    expect(signal!.targets).toHaveLength(3)
    expect(signal!.targets.every(each => /^[\w-]+\/6$/.test(each))).toBe(true)
    const rows = (await store.find(incidents, county, { sort: ['state'] })).items
    expect(rows.map(({ state, closed }) => [state, closed])).toEqual([
      ['open', 0],
      ['resolved', 1],
    ])
  })

  it('should say of every case that it is a call, under the number that it has', async () => {
    const store = await opened()
    const { process: _process, matter: _matter, ...former } = blankCall()
    await store.insert(calls, former as unknown as Unsaved<CallRecord>)
    await upgrade({ store, collections, migrations, program, now })
    expect(await store.get(calls, former.county, former._id)).toMatchObject({
      number: 'SF-20260929-00017',
      matter: 'SF-20260929-00017',
      process: 'township-call',
    })
  })

  it('should live on: every wait of every case ends as it would have', async () => {
    const store = await opened()
    await upgrade({ store, collections, migrations, program, now })
    const clock = settableClock(monday + minute)
    const { runtime, open, errors } = build(store, clock, {})
    const of = async (process: string, status: string) =>
      (await store.find(instances, county, { where: { process, status } })).items
    await runtime.recover()
    expect(await of('listening', 'completed')).toHaveLength(3)
    expect((await open()).map(each => each.process).sort()).toEqual(['approval', 'limited', 'limited'])

    const [incident] = (await store.find(incidents, county, { where: { state: 'open' } })).items
    await runtime.retry(county, { id: incident!._id, variables: { choice: 'a' } })
    expect(await of('deciding', 'completed')).toHaveLength(2)
    expect((await store.get(incidents, county, incident!._id))!.closed).toBe(1)

    const [job] = await runtime.activateJobs(county, {
      types: ['fetch'],
      worker: 'w',
      max: 10,
      timeout: minute,
    })
    await runtime.completeJob(county, { id: job!.id, worker: 'w', variables: {} })
    expect(await of('fetching', 'completed')).toHaveLength(1)
    await runtime.publish(county, { name: 'answered', key: 'L-1', variables: {}, ttl: 0 })
    expect(await of('waiting', 'completed')).toHaveLength(1)

    clock.set(monday + 10 * minute)
    expect(await runtime.fireDue()).toBe(2)
    const [task] = (await open()).filter(each => each.process === 'limited')
    await runtime.complete(county, { instance: task!.instance, task: task!.task, by: 'li', variables: {} })
    clock.set(monday + 60 * minute)
    expect(await runtime.fireDue()).toBe(1)
    expect(await of('limited', 'running')).toEqual([])
    expect(errors).toEqual([])
  })

  it('should keep histories, numbers and attachments', async () => {
    const store = await opened()
    await upgrade({ store, collections, migrations, program, now })
    const { runtime } = build(store, settableClock(monday + minute), {})
    const [done] = (
      await store.find(instances, county, { where: { process: 'limited', status: 'completed' } })
    ).items
    const types = (await runtime.history(county, done!._id)).map(each => each.type)
    expect(types).toEqual(expect.arrayContaining(['task-created', 'task-completed', 'instance-completed']))
    expect(await store.next(county, 'HJ2026')).toBe(4)
    const photo = await store.blobs.get(county, 'photo')
    expect((await bytes(photo!.content)).toString()).toBe('photo of the road')
  })
})
