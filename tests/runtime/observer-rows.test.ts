import { results, type EventBatch } from '../../server/runtime/index.js'
import { follow, type Follower, type Store } from '../../server/store/index.js'
import { approval } from './diagrams.js'
import { dying } from './dying.js'
import { loose } from './loose.js'
import { build, county, deploy, office, type Office } from './office.js'

const tally = (instance: string) => `tally/${instance}`

/** Counts the events of each instance, each once, in one row. */
async function counted(store: Store, { instance, events }: EventBatch): Promise<Follower | null> {
  const row = await store.get(results, county, tally(instance))
  const known = row ? row.at : 0
  const last = events.at(-1)!.seq
  if (events[0]!.seq !== known + 1)
    throw new Error(`${known} events are counted, now comes ${events[0]!.seq}`)
  return row
    ? follow.update(results, county, row._id, row.rev, { set: { at: last } })
    : follow.insert(results, { _id: tally(instance), county, result: 'tally', at: last })
}

/** A node with an observer that counts; `told` says how often it was called. */
function counting(o: Office, node: Office, rows = true): { told: number } {
  const calls = { told: 0 }
  node.runtime.onEvents(
    async ({ events, instance }) => {
      calls.told++
      const row = await o.store.get(results, county, tally(instance))
      const [known, last] = [row?.at ?? 0, events.at(-1)!.seq]
      if (last <= known) return
      if (row) await o.store.update(results, county, row._id, row.rev, { set: { at: last } })
      else await o.store.insert(results, { _id: tally(instance), county, result: 'tally', at: last })
    },
    () => true,
    rows ? async step => [(await counted(o.store, step))!] : async () => null,
  )
  return calls
}

describe('an observer that tells its rows', () => {
  const started = async (node: Office) => {
    await deploy(node.runtime, approval())
    const { instance } = await node.runtime.start(county, { process: 'approval', variables: {} })
    const [task] = await node.open()
    return { instance, task: task!.task, variables: {}, by: 'li' }
  }

  it.each([
    ['with the step, untold', true, (store: Store) => store, 0],
    ['told, when it cannot tell them beforehand', false, (store: Store) => store, 2],
    ['told, on a store that commits no two documents at once', true, loose, 2],
  ])('should keep what it keeps %s', async (_, rows, wrap, told) => {
    const o = await office({ deaf: true })
    const node = build(o.store, o.clock, { deaf: true, wrap })
    const calls = counting(o, node, rows)
    const ask = await started(node)
    await node.runtime.complete(county, ask)
    const events = await node.runtime.history(county, ask.instance)
    expect((await o.store.get(results, county, tally(ask.instance)))?.at).toBe(events.length)
    expect(calls.told).toBe(told)
    expect(node.errors).toEqual([])
  })

  it('should lose nothing of a step that is taken, whenever the node dies', async () => {
    for (let writes = 0; writes <= 3; writes++) {
      const o = await office({ deaf: true })
      const first = build(o.store, o.clock, { deaf: true })
      counting(o, first)
      const ask = { ...(await started(first)), token: 'the act' }
      const victim = build(o.store, o.clock, { deaf: true, wrap: dying(writes) })
      counting(o, victim)
      await victim.runtime.complete(county, ask).catch(() => undefined)
      const heir = build(o.store, o.clock, { deaf: true })
      counting(o, heir)
      await heir.runtime.recover()
      const events = await heir.runtime.history(county, ask.instance)
      expect((await o.store.get(results, county, tally(ask.instance)))?.at).toBe(events.length)
      await heir.runtime.complete(county, ask)
      expect(heir.errors).toEqual([])
    }
  })

  it('should hear of a step that came while it had not heard of the one before, in order', async () => {
    const o = await office({ deaf: true })
    const node = build(o.store, o.clock, { deaf: true })
    const calls = counting(o, node)
    let shut = true
    const firsts: number[] = []
    node.runtime.onEvents(
      async ({ events }) => {
        if (shut) throw new Error('not now')
        firsts.push(events[0]!.seq)
      },
      () => true,
      async () => (shut ? null : []),
    )
    const ask = await started(node)
    shut = false
    await node.runtime.complete(county, ask)
    await node.runtime.settle()
    const events = await node.runtime.history(county, ask.instance)
    expect(firsts).toEqual([1, events.find(each => each.type === 'task-completed')!.seq])
    expect(calls.told).toBeGreaterThanOrEqual(2)
    expect((await o.store.get(results, county, tally(ask.instance)))?.at).toBe(events.length)
  })

  it('should be told when somebody else has changed its row meanwhile', async () => {
    const o = await office({ deaf: true })
    const node = build(o.store, o.clock, { deaf: true })
    let meddled = false
    const told: string[] = []
    node.runtime.onEvents(
      async ({ token }) => void told.push(token),
      () => true,
      async step => {
        const row = await counted(o.store, step)
        if (step.token === 'the act' && row?.kind === 'update') {
          meddled = true
          await o.store.update(results, county, row.id, row.rev, { set: { result: 'other' } })
        }
        return [row!]
      },
    )
    const ask = { ...(await started(node)), token: 'the act' }
    await node.runtime.complete(county, ask)
    expect(meddled).toBe(true)
    expect(told).toEqual(['the act'])
    expect((await node.open()).length).toBe(0)
  })
})
