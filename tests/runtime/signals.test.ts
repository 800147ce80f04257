import { signals } from '../../server/runtime/index.js'
import { diagram, end, script, start, user, waits } from './diagrams.js'
import { county, deploy, office, standing } from './office.js'

const roots = '<bpmn:signal id="s" name="list edition effective" />'
const event = '<bpmn:signalEventDefinition signalRef="s" />'

const listening = diagram({
  id: 'listening',
  roots,
  elements: start() + waits('catch', event) + end(),
  flows: [
    ['start', 'catch'],
    ['catch', 'end'],
  ],
})
const started = diagram({
  id: 'started',
  roots,
  elements: start('start', event) + user('t') + end(),
  flows: [
    ['start', 't'],
    ['t', 'end'],
  ],
})
const throwing = diagram({
  id: 'throwing',
  roots,
  elements:
    start() + `<bpmn:intermediateThrowEvent id="throw">${event}</bpmn:intermediateThrowEvent>` + end(),
  flows: [
    ['start', 'throw'],
    ['throw', 'end'],
  ],
})

describe('signals', () => {
  it('should reach everybody who waits and start who starts by them, not who subscribes later', async () => {
    const o = await office()
    await deploy(o.runtime, listening)
    await deploy(o.runtime, started)
    const a = await o.runtime.start(county, { process: 'listening', variables: {} })
    const b = await o.runtime.start(county, { process: 'listening', variables: {} })
    const count = await o.runtime.signal(county, {
      name: 'list edition effective',
      variables: { edition: 2 },
    })
    expect(count).toBe(3)
    for (const { instance } of [a, b])
      expect(await standing(o.runtime, instance)).toEqual({ status: 'completed', variables: { edition: 2 } })
    expect((await o.open()).map(each => each.process)).toEqual(['started'])
    const later = await o.runtime.start(county, { process: 'listening', variables: {} })
    expect((await standing(o.runtime, later.instance)).status).toBe('running')
  })

  it('should be served once when thrown again under one token', async () => {
    const o = await office()
    await deploy(o.runtime, started)
    for (let i = 0; i < 2; i++)
      await o.runtime.signal(county, { name: 'list edition effective', token: 'same' })
    expect(await o.open()).toHaveLength(1)
  })

  it('should reach one who keeps listening once, however often its walk is begun again', async () => {
    const counting = diagram({
      id: 'counting',
      roots,
      elements:
        start() +
        user('t') +
        end() +
        `<bpmn:subProcess id="on" triggeredByEvent="true"><bpmn:startEvent id="heard" isInterrupting="false">${event}</bpmn:startEvent>${script('count', 'n', '= n + 1')}${end('counted')}<bpmn:sequenceFlow id="a" sourceRef="heard" targetRef="count" /><bpmn:sequenceFlow id="b" sourceRef="count" targetRef="counted" /></bpmn:subProcess>`,
      flows: [
        ['start', 't'],
        ['t', 'end'],
      ],
    })
    const o = await office()
    await deploy(o.runtime, counting)
    const { instance } = await o.runtime.start(county, { process: 'counting', variables: { n: 0 } })
    await o.runtime.signal(county, { name: 'list edition effective' })
    const [row] = (await o.store.find(signals, county)).items
    // As a node leaves it that dies before it can write down how far it came.
    await o.store.update(signals, county, row!._id, row!.rev, { set: { served: 0, done: false } })
    await Promise.all([o.runtime.recover(), o.second().runtime.recover()])
    expect((await standing(o.runtime, instance)).variables).toEqual({ n: 1 })
    expect(await o.store.count(signals, county, { where: { done: false } })).toBe(0)
  })

  it('should be thrown by a diagram', async () => {
    const o = await office()
    await deploy(o.runtime, listening)
    await deploy(o.runtime, throwing)
    const { instance } = await o.runtime.start(county, { process: 'listening', variables: {} })
    await o.runtime.start(county, { process: 'throwing', variables: {} })
    expect((await standing(o.runtime, instance)).status).toBe('completed')
  })
})
