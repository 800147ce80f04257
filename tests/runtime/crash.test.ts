import {
  history,
  incidents,
  instances,
  messages,
  tasks,
  type EventHandler,
} from '../../server/runtime/index.js'
import type { Store } from '../../server/store/index.js'
import {
  approval,
  catches,
  diagram,
  end,
  message,
  messageStart,
  publishes,
  script,
  sends,
  start,
  user,
} from './diagrams.js'
import { dying } from './dying.js'
import { loose } from './loose.js'
import { build, county, deploy, monday, office, path, standing, type Office } from './office.js'

const chain = [
  diagram({
    id: 'caller',
    roots: message('back', 'answered', '= leg'),
    elements:
      start() +
      user('file') +
      sends('tell', 'notice', { text: '= "told"' }) +
      publishes('ask', 'supervise', '= leg', '= {leg: leg}') +
      catches('wait', 'back') +
      user('close') +
      end(),
    flows: [
      ['start', 'file'],
      ['file', 'tell'],
      ['tell', 'ask'],
      ['ask', 'wait'],
      ['wait', 'close'],
      ['close', 'end'],
    ],
  }),
  diagram({
    id: 'answerer',
    roots: message('m', 'supervise'),
    elements:
      messageStart('start', 'm', 'ever') + publishes('answer', 'answered', '= leg', '= {n: 1}') + end(),
    flows: [
      ['start', 'answer'],
      ['answer', 'end'],
    ],
  }),
]

async function prepared() {
  const o = await office()
  o.runtime.onSend('notice', () => Promise.resolve())
  await deploy(o.runtime, chain[0]!)
  await deploy(o.runtime, chain[1]!)
  const { instance } = await o.runtime.start(county, { process: 'caller', variables: { leg: 'A' } })
  const [task] = await o.open()
  return { o, instance, task: task!.task }
}

const everything = async ({ store }: Office) => ({
  instances: await store.count(instances, county),
  tasks: await store.count(tasks, county),
  open: await store.count(tasks, county, { where: { state: 'open' } }),
  messages: await store.count(messages, county),
  unsettled: await store.count(messages, county, { where: { settled: false } }),
  history: await store.count(history, county),
  outboxes: await store.count(instances, county, { where: { outboxed: true } }),
  incidents: await store.count(incidents, county),
})

describe('a node that dies', () => {
  it.each([
    ['in the commit of the step', (store: Store) => store, 8],
    ['one by one after the step', loose, 15],
  ])(
    'should leave nothing undone and nothing done twice at whatever write, rows written %s',
    async (_, rows, least) => {
      const whole = await prepared()
      await whole.o.runtime.complete(county, {
        instance: whole.instance,
        task: whole.task,
        variables: {},
        by: 'li',
      })
      await whole.o.runtime.close()
      const expected = await everything(whole.o)
      const way = await path(whole.o.runtime, whole.instance)
      let deaths = 0
      for (let writes = 1; ; writes++) {
        const { o, instance, task } = await prepared()
        const victim = o.second(store => rows(dying(writes)(store)))
        victim.runtime.onSend('notice', () => Promise.resolve())
        const token = 'the act'
        const done = await victim.runtime
          .complete(county, { instance, task, variables: {}, by: 'li', token })
          .then(() => true)
          .catch(() => false)
        const died = victim.errors.length > 0 || !done
        const heir = o.second(rows)
        heir.runtime.onSend('notice', () => Promise.resolve())
        await heir.runtime.recover()
        await heir.runtime.recover()
        if (!done) await heir.runtime.complete(county, { instance, task, variables: {}, by: 'li', token })
        await heir.runtime.close()
        await o.runtime.close()
        expect({ writes, ...(await everything(heir)) }).toEqual({ writes, ...expected })
        expect(await path(heir.runtime, instance)).toEqual(way)
        expect((await standing(heir.runtime, instance)).variables).toEqual({ leg: 'A', n: 1 })
        if (!died) break
        deaths++
      }
      expect(deaths).toBeGreaterThan(least)
    },
  )

  it('should send again what was sent, under the same id', async () => {
    const { o, instance, task } = await prepared()
    const ids: string[] = []
    const victim = o.second(dying(4))
    victim.runtime.onSend('notice', async sent => void ids.push(sent.id))
    await victim.runtime.complete(county, { instance, task, variables: {}, by: 'li' })
    const heir = o.second()
    heir.runtime.onSend('notice', async sent => void ids.push(sent.id))
    await heir.runtime.recover()
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('a message whose publisher dies', () => {
  // Listens again at once, so that a message brought twice would be counted twice.
  const counting = diagram({
    id: 'counting',
    roots: message('m', 'nudged', '= leg'),
    elements: start() + catches('listen', 'm') + script('count', 'count', '= count + 1'),
    flows: [
      ['start', 'listen'],
      ['listen', 'count'],
      ['count', 'listen'],
    ],
  })

  it('should arrive once, at whatever write the publisher dies', async () => {
    for (let writes = 0; ; writes++) {
      const o = await office()
      await deploy(o.runtime, counting)
      const variables = { leg: 'A', count: 0 }
      const { instance } = await o.runtime.start(county, { process: 'counting', variables })
      const victim = o.second(dying(writes))
      const done = await victim.runtime.publish(county, { name: 'nudged', key: 'A' }).then(
        () => true,
        () => false,
      )
      const stored = (await o.store.count(messages, county)) === 1
      const heir = o.second()
      await heir.runtime.recover()
      const counted = (await standing(heir.runtime, instance)).variables?.['count']
      expect({ writes, counted }).toEqual({ writes, counted: stored ? 1 : 0 })
      expect(await o.store.count(messages, county, { where: { settled: false } })).toBe(0)
      if (done && victim.errors.length === 0) break
      expect(writes).toBeLessThan(30)
    }
  })
})

describe('an answer that is lost', () => {
  it('should not take the step twice when the write had got through', async () => {
    let losing = false
    const o = await office({
      wrap: store =>
        new Proxy(store, {
          get(target, name: keyof Store) {
            const call = target[name]
            if (name !== 'update' || typeof call !== 'function') return call
            return async (...args: Parameters<Store['update']>) => {
              const written = await target.update(...args)
              if (losing && args[0].name === 'instances') {
                losing = false
                throw new Error('connection reset')
              }
              return written
            }
          },
        }),
    })
    await deploy(o.runtime, approval())
    const { instance } = await o.runtime.start(county, { process: 'approval', variables: {} })
    const [task] = await o.open()
    losing = true
    await o.runtime.complete(county, { instance, task: task!.task, variables: { n: 1 }, by: 'li' })
    expect(losing).toBe(false)
    expect(await standing(o.runtime, instance)).toEqual({ status: 'completed', variables: { n: 1 } })
  })
})

describe('the outbox', () => {
  it('should tell observers every event in order', async () => {
    const { o, instance, task } = await prepared()
    await o.runtime.complete(county, { instance, task, variables: {}, by: 'li' })
    const seqs = o.heard
      .filter(each => each.instance === instance)
      .flatMap(each => each.events.map(e => e.seq))
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
    expect(seqs).toHaveLength((await o.runtime.history(county, instance)).length)
  })

  it('should keep what an observer could not take and bring it again, in order', async () => {
    const o = await office()
    const taken: number[] = []
    let failing = true
    o.runtime.onEvents(async batch => {
      if (failing) throw new Error('not now')
      taken.push(...batch.events.map(each => each.seq))
    })
    await deploy(o.runtime, approval())
    const { instance } = await o.runtime.start(county, { process: 'approval', variables: {} })
    const view = (await o.runtime.instance(county, instance))!
    await o.runtime.complete(county, { instance, task: view.waits.tasks[0]!.key, variables: {}, by: 'li' })
    expect(taken).toEqual([])
    await expect(o.runtime.settle()).rejects.toThrow('cannot be emptied')
    failing = false
    await o.runtime.settle()
    expect(taken).toEqual(taken.map((_, i) => i + 1))
    expect(taken).toHaveLength((await o.runtime.history(county, instance)).length)
  })

  it('should let a listener act on the very instance that it hears of', async () => {
    const o = await office()
    o.runtime.onEvents(async ({ instance, events }) => {
      for (const each of events)
        if (each.type === 'task-created')
          await o.runtime.complete(county, { instance, task: each.key, variables: {}, by: 'robot' })
    })
    await deploy(o.runtime, approval())
    const { instance } = await o.runtime.start(county, { process: 'approval', variables: {} })
    expect((await standing(o.runtime, instance)).status).toBe('completed')
    expect(o.errors).toEqual([])
  })

  it('should make an incident of a send that no handler takes', async () => {
    const o = await office()
    await deploy(
      o.runtime,
      diagram({
        id: 'p',
        elements: start() + sends('s', 'fax', {}) + end(),
        flows: [
          ['start', 's'],
          ['s', 'end'],
        ],
      }),
    )
    await o.runtime.start(county, { process: 'p', variables: {} })
    expect((await o.store.find(incidents, county)).items).toMatchObject([
      { code: 'SEND_UNHANDLED', element: 's' },
    ])
  })
})

describe('the note of an act', () => {
  const note = { post: 'clerk', request: 'r-1' }

  it.each([
    ['in the commit of the step', (store: Store) => store],
    ['one by one after the step', loose],
  ])('should reach whoever asks for notes, when the node dies too, rows written %s', async (_, rows) => {
    for (let writes = 1; writes <= 6; writes++) {
      const o = await office()
      await deploy(o.runtime, approval())
      const { instance } = await o.runtime.start(county, { process: 'approval', variables: {} })
      const [task] = await o.open()
      // Without an observer of every step this one would leave nothing in the outbox.
      const node = (wrap: (store: Store) => Store) => build(o.store, o.clock, { wrap, deaf: true })
      const heard: unknown[] = []
      const listens = ({ runtime }: Office, handle: EventHandler) =>
        runtime.onEvents(handle, (_process, _events, given) => given !== undefined)
      const victim = node(store => rows(dying(writes)(store)))
      listens(victim, () => Promise.reject(new Error('the node is dead')))
      const ask = { instance, task: task!.task, variables: {}, by: 'li', token: 'the act', note }
      await victim.runtime.complete(county, ask).catch(() => undefined)
      const heir = node(rows)
      listens(heir, async each => void heard.push({ token: each.token, at: each.at, note: each.note }))
      await heir.runtime.recover()
      expect({ writes, heard }).toEqual({ writes, heard: [{ token: 'the act', at: monday, note }] })
      await heir.runtime.complete(county, ask)
      expect(heard).toHaveLength(1)
    }
  })
})
