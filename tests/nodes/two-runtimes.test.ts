import { instances } from '../../server/runtime/index.js'
import { createRegister, silence } from '../../server/runtime/nodes/register.js'
import { INSTALLATION, leases, nodes } from '../../server/runtime/nodes/rows.js'
import type { Store } from '../../server/store/index.js'
import { approval, boundary, diagram, end, service, start, timer, user } from '../runtime/diagrams.js'
import { dying } from '../runtime/dying.js'
import { build, county, deploy, minute, monday, office, type Office } from '../runtime/office.js'

const limited = diagram({
  id: 'limited',
  elements:
    start() +
    user('handle') +
    boundary('over', 'handle', timer('timeDate', '= now() + duration("PT10M")')) +
    end('expired') +
    end(),
  flows: [
    ['start', 'handle'],
    ['handle', 'end'],
    ['over', 'expired'],
  ],
})

/** Two nodes on one store and one clock. */
async function pair(wrap?: (store: Store) => Store) {
  const a = await office({ node: 'a' })
  const b = build(a.store, a.clock, { node: 'b', wrap })
  await deploy(a.runtime, limited, approval())
  return { a, b }
}

const firedIn = async ({ runtime }: Office, instance: string) =>
  (await runtime.history(county, instance)).filter(each => each.type === 'timer-fired').length

describe('two runtimes on one store', () => {
  it('should fire each timer once when both believe that it is theirs to fire', async () => {
    const { a, b } = await pair()
    const started = await Promise.all(
      Array.from({ length: 40 }, () => a.runtime.start(county, { process: 'limited', variables: {} })),
    )
    a.clock.set(monday + 10 * minute)
    // The lease is broken: nobody asks it.
    await Promise.all([a.runtime.fireDue(), b.runtime.fireDue(), a.runtime.fireDue()])
    for (const { instance } of started) expect(await firedIn(a, instance)).toBe(1)
    expect(await a.open()).toEqual([])
  })

  it('should go on with each other’s steps, each seen by both at once', async () => {
    const { a, b } = await pair()
    const { instance } = await a.runtime.start(county, { process: 'approval', variables: {} })
    const [task] = await b.open()
    await b.runtime.complete(county, { instance, task: task!.task, variables: {}, by: 'li' })
    expect(await a.open()).toEqual([])
    const again = a.runtime.complete(county, { instance, task: task!.task, variables: {}, by: 'wang' })
    await expect(again).rejects.toMatchObject({ code: 'TASK_GONE' })
  })

  it('should give a request that comes to both under one key one answer', async () => {
    const { a, b } = await pair()
    let drawn = 0
    const ask = ({ runtime }: Office) =>
      runtime.idempotent(county, { scope: 'li', key: 'key' }, async token => {
        await runtime.start(county, { process: 'approval', instance: 'one', variables: {}, token })
        return ++drawn
      })
    const [first, second] = await Promise.all([ask(a), ask(b)])
    expect(first).toBe(second)
    expect(await a.open()).toHaveLength(1)
  })

  it('should hand each job to one of many who ask both', async () => {
    const a = await office({ node: 'a' })
    const b = build(a.store, a.clock, { node: 'b' })
    await deploy(
      a.runtime,
      diagram({
        id: 'working',
        elements: start() + service('work', 'outside') + end(),
        flows: [
          ['start', 'work'],
          ['work', 'end'],
        ],
      }),
    )
    for (let i = 0; i < 30; i++) await a.runtime.start(county, { process: 'working', variables: {} })
    const ask = { types: ['outside'], worker: 'w', max: 5, timeout: minute }
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 ? a : b).runtime.activateJobs(county, ask)),
    )
    const ids = taken.flat().map(each => each.id)
    expect(ids).toHaveLength(30)
    expect(new Set(ids).size).toBe(30)
  })
})

describe('a node that falls silent', () => {
  it('should have its outbox emptied by another, which leaves that of the living alone', async () => {
    const { a, b } = await pair(dying(3))
    await b.runtime.start(county, { process: 'approval', variables: {} }).catch(() => undefined)
    const { instance: kept } = await a.runtime.start(county, { process: 'approval', variables: {} })
    const owed = await a.store.find(instances, county, { where: { outboxed: true, node: 'b' } })
    expect(owed.items).toHaveLength(1)
    const before = (await a.store.get(instances, county, kept))!.rev

    const c = build(a.store, a.clock, { node: 'c' })
    const alive = createRegister({ ...a, log: silent }, 'a')
    await alive.beat()
    await c.runtime.recover()
    expect(await a.open()).toHaveLength(2)
    expect(await a.store.count(instances, county, { where: { outboxed: true, node: 'b' } })).toBe(0)
    expect((await a.store.get(instances, county, kept))!.rev).toBe(before)
  })

  it('should be known as dead after a time without a sign, and as alive again after one', async () => {
    const { store, clock } = await office()
    const [a, b] = ['a', 'b'].map(id => createRegister({ store, clock, log: silent }, id))
    await b!.beat()
    expect(await a!.beat()).toBe(false)
    clock.set(monday + silence - 1)
    expect(await a!.beat()).toBe(false)
    expect([...a!.alive()].sort()).toEqual(['a', 'b'])
    clock.set(monday + silence)
    expect(await a!.beat()).toBe(true)
    expect(a!.dead()).toEqual(['b'])
    expect(await a!.beat()).toBe(false)
    await b!.beat()
    await a!.beat()
    expect(a!.dead()).toEqual([])
  })

  it('should leave nothing behind when it stops by itself', async () => {
    const { a, b } = await pair()
    await a.runtime.open()
    await b.runtime.start(county, { process: 'approval', variables: {} })
    await b.runtime.close()
    await a.runtime.close()
    expect(await a.store.count(instances, county, { where: { outboxed: true } })).toBe(0)
    expect(await a.store.count(nodes, INSTALLATION)).toBe(0)
    expect((await a.store.get(leases, INSTALLATION, 'clockwork'))?.until).toBe(0)
  })
})

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
