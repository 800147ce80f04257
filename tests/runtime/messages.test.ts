import { history, messages } from '../../server/runtime/index.js'
import { catches, diagram, end, message, messageStart, publishes, start, user } from './diagrams.js'
import { county, deploy, minute, monday, office, path, standing } from './office.js'

/** Waits for `answered` with its own key, then ends. */
const waiting = (id = 'waiting') =>
  diagram({
    id,
    roots: message(`m-${id}`, 'answered', '= leg'),
    elements: start() + catches('catch', `m-${id}`) + end(),
    flows: [
      ['start', 'catch'],
      ['catch', 'end'],
    ],
  })

/** A task; while it is open an act by message is refused or noted, as its condition says. */
const guarded = diagram({
  id: 'guarded',
  roots: message('m', 'extension requested', '= leg'),
  elements:
    start() +
    user('handle') +
    end() +
    `<bpmn:subProcess id="extension" triggeredByEvent="true">
      <bpmn:startEvent id="asked" isInterrupting="false"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>
      <bpmn:exclusiveGateway id="gw" default="asked-late" />
      <bpmn:endEvent id="noted" />
      <bpmn:endEvent id="late"><bpmn:extensionElements><huying:refusal text="= &quot;期限已过,不能再申请&quot; + string(days) + &quot;天&quot;" /></bpmn:extensionElements></bpmn:endEvent>
      <bpmn:sequenceFlow id="asked-gw" sourceRef="asked" targetRef="gw" />
      <bpmn:sequenceFlow id="asked-noted" sourceRef="gw" targetRef="noted"><bpmn:conditionExpression>= days &lt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="asked-late" sourceRef="gw" targetRef="late" />
    </bpmn:subProcess>`,
  flows: [
    ['start', 'handle'],
    ['handle', 'end'],
  ],
})

const started = (id: string, once?: 'ever' | 'open') =>
  diagram({
    id,
    roots: message('m', 'supervise'),
    elements: messageStart('start', 'm', once) + user('t') + end(),
    flows: [
      ['start', 't'],
      ['t', 'end'],
    ],
  })

describe('messages', () => {
  it('should reach whoever waits for this name and key, and nobody else', async () => {
    const { runtime } = await office()
    await deploy(runtime, waiting())
    const a = await runtime.start(county, { process: 'waiting', variables: { leg: 'A' } })
    const b = await runtime.start(county, { process: 'waiting', variables: { leg: 'B' } })
    const published = await runtime.publish(county, { name: 'answered', key: 'A', variables: { result: 1 } })
    expect(published.deliveries).toEqual([{ process: 'waiting', instance: a.instance, state: 'delivered' }])
    expect(await standing(runtime, a.instance)).toMatchObject({
      status: 'completed',
      variables: { leg: 'A', result: 1 },
    })
    expect((await standing(runtime, b.instance)).status).toBe('running')
  })

  it('should wait for whoever subscribes later, the oldest first, until its time is up', async () => {
    const { runtime, clock } = await office()
    await deploy(runtime, waiting())
    await runtime.publish(county, { name: 'answered', key: 'A', variables: { n: 0 }, ttl: minute })
    clock.set(monday + minute)
    await runtime.publish(county, { name: 'answered', key: 'A', variables: { n: 1 } })
    await runtime.publish(county, { name: 'answered', key: 'A', variables: { n: 2 } })
    const { instance } = await runtime.start(county, { process: 'waiting', variables: { leg: 'A' } })
    expect((await standing(runtime, instance)).variables).toEqual({ leg: 'A', n: 1 })
  })

  it('should go to one instance of each process', async () => {
    const { runtime, clock } = await office()
    await deploy(runtime, waiting('one'))
    await deploy(runtime, waiting('two'))
    const a = await runtime.start(county, { process: 'one', variables: { leg: 'A' } })
    // Of one millisecond either may be the first.
    clock.set(monday + 1)
    const b = await runtime.start(county, { process: 'one', variables: { leg: 'A' } })
    const c = await runtime.start(county, { process: 'two', variables: { leg: 'A' } })
    await runtime.publish(county, { name: 'answered', key: 'A' })
    const status = async (id: string) => (await standing(runtime, id)).status
    expect(await Promise.all([a, b, c].map(each => status(each.instance)))).toEqual([
      'completed',
      'running',
      'completed',
    ])
    const later = await runtime.start(county, { process: 'one', variables: { leg: 'A' } })
    expect(await status(later.instance)).toBe('running')
  })

  it('should be free again when the one that it was reserved for has gone without it', async () => {
    const { runtime, store } = await office()
    await deploy(runtime, waiting())
    const gone = await runtime.start(county, { process: 'waiting', variables: { leg: 'B' } })
    await runtime.publish(county, { name: 'answered', key: 'A' })
    const [row] = (await store.find(messages, county)).items
    // As a node leaves it that dies between the two.
    const reserved = { process: 'waiting', instance: gone.instance, state: 'reserved' as const }
    await store.update(messages, county, row!._id, row!.rev, {
      set: { settled: false, deliveries: [reserved] },
    })
    await runtime.recover()
    const later = await runtime.start(county, { process: 'waiting', variables: { leg: 'A' } })
    expect((await standing(runtime, later.instance)).status).toBe('completed')
  })

  it('should store a message of one dedupe id once', async () => {
    const { runtime, store } = await office()
    const first = await runtime.publish(county, { name: 'answered', key: 'A', dedupe: 'A' })
    const second = await runtime.publish(county, { name: 'answered', key: 'A', dedupe: 'A' })
    expect([first.duplicate, second.duplicate]).toEqual([false, true])
    expect(await store.count(messages, county)).toBe(1)
  })

  it('should refuse an act that nobody awaits and leave no message', async () => {
    const { runtime, store } = await office()
    await deploy(runtime, waiting())
    await expect(runtime.publish(county, { name: 'answered', key: 'A', ttl: 0 })).rejects.toMatchObject({
      code: 'NOBODY_WAITS',
    })
    expect(await store.count(messages, county)).toBe(0)
  })

  it('should refuse an act that runs into a refusal, with its text and without a trace', async () => {
    const { runtime, store } = await office()
    await deploy(runtime, guarded)
    const { instance } = await runtime.start(county, { process: 'guarded', variables: { leg: 'A' } })
    const before = (await runtime.instance(county, instance))!.doc
    const act = { name: 'extension requested', key: 'A', ttl: 0, by: 'li' }
    await expect(runtime.publish(county, { ...act, variables: { days: 5 } })).rejects.toMatchObject({
      code: 'REFUSED',
      text: '期限已过,不能再申请5天',
      element: 'late',
    })
    expect((await runtime.instance(county, instance))!.doc).toEqual(before)
    expect(await store.count(messages, county)).toBe(0)
    await runtime.publish(county, { ...act, variables: { days: 2 } })
    expect(await path(runtime, instance)).toContain('noted')
  })

  it('should probe an act without writing anything', async () => {
    const { runtime, store } = await office()
    await deploy(runtime, guarded)
    const { instance } = await runtime.start(county, { process: 'guarded', variables: { leg: 'A' } })
    const rows = await store.count(history, county)
    const ask = { name: 'extension requested', key: 'A' }
    expect(await runtime.probeMessage(county, { ...ask, variables: { days: 5 } })).toMatchObject({
      outcome: 'refused',
      text: '期限已过,不能再申请5天',
    })
    expect(await runtime.probeMessage(county, { ...ask, variables: { days: 1 } })).toMatchObject({
      outcome: 'ok',
      instance,
    })
    expect(await runtime.probeMessage(county, { ...ask, key: 'B' })).toEqual({ outcome: 'gone' })
    expect(await store.count(history, county)).toBe(rows)
  })

  it('should take an act by message once when its answer was lost', async () => {
    const { runtime } = await office()
    await deploy(runtime, waiting())
    const { instance } = await runtime.start(county, { process: 'waiting', variables: { leg: 'A' } })
    const ask = { name: 'answered', key: 'A', ttl: 0, token: 'same' }
    await runtime.publish(county, ask)
    const again = await runtime.publish(county, ask)
    expect(again).toMatchObject({ duplicate: true, deliveries: [{ instance }] })
  })
})

describe('message starts', () => {
  it('should start every process that subscribes, each in its version in force', async () => {
    const { runtime, open } = await office()
    await deploy(runtime, started('one'))
    await deploy(runtime, started('two'))
    await runtime.publish(county, { name: 'supervise', key: 'A', variables: { x: 1 } })
    expect((await open()).map(each => [each.process, each.key]).sort()).toEqual([
      ['one', 'A'],
      ['two', 'A'],
    ])
  })

  it('should start once ever for a key', async () => {
    const o = await office()
    await deploy(o.runtime, started('p', 'ever'))
    await o.runtime.publish(county, { name: 'supervise', key: 'A' })
    const second = await o.runtime.publish(county, { name: 'supervise', key: 'A' })
    expect(second.deliveries).toMatchObject([{ state: 'duplicate' }])
    const [task] = await o.open()
    await o.runtime.complete(county, { instance: task!.instance, task: task!.task, variables: {}, by: 'li' })
    await o.runtime.publish(county, { name: 'supervise', key: 'A' })
    expect(await o.open()).toEqual([])
    await o.runtime.publish(county, { name: 'supervise', key: 'B' })
    expect(await o.open()).toHaveLength(1)
  })

  it('should start again for a key whose instance has ended when it is once open', async () => {
    const o = await office()
    await deploy(o.runtime, started('p', 'open'))
    await Promise.all([1, 2, 3].map(() => o.runtime.publish(county, { name: 'supervise', key: 'A' })))
    const open = await o.open()
    expect(open).toHaveLength(1)
    const [{ instance, task }] = open as [(typeof open)[0]]
    await expect(
      o.runtime.publish(county, { name: 'supervise', key: 'A', ttl: 0, by: 'li' }),
    ).rejects.toMatchObject({ code: 'ALREADY_STARTED', message: '已在办理' })
    await o.runtime.complete(county, { instance, task, variables: {}, by: 'li' })
    await o.runtime.publish(county, { name: 'supervise', key: 'A' })
    const next = await o.open()
    expect(next).toHaveLength(1)
    expect(next[0]!.instance).not.toBe(instance)
  })
})

describe('messages thrown in a step', () => {
  const caller = diagram({
    id: 'caller',
    roots: message('back', 'answered', '= leg'),
    elements:
      start() + publishes('ask', 'supervise', '= leg', '= {leg: leg}') + catches('wait', 'back') + end(),
    flows: [
      ['start', 'ask'],
      ['ask', 'wait'],
      ['wait', 'end'],
    ],
  })
  const answerer = diagram({
    id: 'answerer',
    roots: message('m', 'supervise'),
    elements:
      messageStart('start', 'm', 'ever') + publishes('answer', 'answered', '= leg', '= {result: 42}') + end(),
    flows: [
      ['start', 'answer'],
      ['answer', 'end'],
    ],
  })

  it('should go there and back before the request answers', async () => {
    const { runtime } = await office()
    await deploy(runtime, caller)
    await deploy(runtime, answerer)
    const { instance } = await runtime.start(county, { process: 'caller', variables: { leg: 'A' } })
    expect(await standing(runtime, instance)).toMatchObject({
      status: 'completed',
      variables: { leg: 'A', result: 42 },
    })
  })
})
