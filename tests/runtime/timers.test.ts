import { defaultEdition, calendarEdition } from '../../server/calendar/index.js'
import { incidents, instances, runtimeCollections, type InstanceDoc } from '../../server/runtime/index.js'
import { openMemoryStore } from '../../server/store/index.js'
import {
  boundary,
  catches,
  diagram,
  end,
  message,
  publishes,
  script,
  type Sketch,
  start,
  timer,
  user,
  waits,
} from './diagrams.js'
import { county, deploy, minute, monday, office, path, standing, type Office } from './office.js'

/** A task that is reminded of once each ten minutes and ends by itself after an hour. */
const limited = diagram({
  id: 'limited',
  elements:
    start() +
    user('handle') +
    boundary('remind', 'handle', timer('timeDate', '= now() + duration("PT10M")'), false) +
    end('reminded') +
    boundary('over', 'handle', timer('timeDate', '= now() + duration("PT1H")')) +
    end('expired') +
    end(),
  flows: [
    ['start', 'handle'],
    ['handle', 'end'],
    ['remind', 'reminded'],
    ['over', 'expired'],
  ],
})

const sleeper = (id: string, after: string, then: Partial<Sketch> = {}) =>
  diagram({
    id,
    elements: start() + waits('sleep', timer('timeDuration', after)) + (then.elements ?? '') + end(),
    flows: [['start', 'sleep'], ...(then.flows ?? ([['sleep', 'end']] as const))] as [string, string][],
    roots: then.roots,
  })

const fired = (o: Office) =>
  o.heard.flatMap(batch =>
    batch.events.flatMap(each =>
      each.type === 'timer-fired' ? [`${batch.process} ${(each.at - monday) / minute}`] : [],
    ),
  )

describe('timers', () => {
  it('should never fire early, and once when due', async () => {
    const o = await office()
    await deploy(o.runtime, limited)
    const { instance } = await o.runtime.start(county, { process: 'limited', variables: {} })
    o.clock.set(monday + 10 * minute - 1)
    expect(await o.runtime.fireDue()).toBe(0)
    o.clock.set(monday + 10 * minute)
    expect(await o.runtime.fireDue()).toBe(1)
    expect(await o.runtime.fireDue()).toBe(0)
    expect(await path(o.runtime, instance)).toContain('reminded')
    expect(await o.open()).toHaveLength(1)
    o.clock.set(monday + 60 * minute)
    expect(await o.runtime.fireDue()).toBe(1)
    expect(await o.open()).toEqual([])
    expect((await standing(o.runtime, instance)).status).toBe('completed')
  })

  it('should fire once under two nodes on one store', async () => {
    const a = await office()
    await deploy(a.runtime, limited)
    const b = a.second()
    const started = []
    for (let i = 0; i < 20; i++)
      started.push((await a.runtime.start(county, { process: 'limited', variables: {} })).instance)
    a.clock.set(monday + 10 * minute)
    await Promise.all([a.runtime.fireDue(), b.runtime.fireDue()])
    for (const instance of started) {
      const events = await a.runtime.history(county, instance)
      expect(events.filter(each => each.type === 'timer-fired')).toHaveLength(1)
    }
  })

  it('should disarm what belonged to a task that is done', async () => {
    const o = await office()
    await deploy(o.runtime, limited)
    const { instance } = await o.runtime.start(county, { process: 'limited', variables: {} })
    const [task] = await o.open()
    await o.runtime.complete(county, { instance, task: task!.task, variables: {}, by: 'li' })
    await o.runtime.advance(monday + 100 * minute)
    expect(fired(o)).toEqual([])
    expect((await o.store.get(instances, county, instance))!.nextDue).toBeUndefined()
  })

  it('should let virtual time pass in the order of what falls due', async () => {
    const o = await office()
    await deploy(o.runtime, sleeper('late', 'PT30M'))
    await deploy(o.runtime, sleeper('early', 'PT5M'))
    await deploy(o.runtime, limited)
    for (const process of ['late', 'limited', 'early'])
      await o.runtime.start(county, { process, variables: {} })
    await o.runtime.advance(monday + 45 * minute)
    expect(fired(o)).toEqual(['early 5', 'limited 10', 'late 30'])
    expect(o.clock.now()).toBe(monday + 45 * minute)
    expect(await o.runtime.nextDue()).toBe(monday + 60 * minute)
  })

  it('should do at its instant what follows from a timer, also elsewhere', async () => {
    const o = await office()
    await deploy(
      o.runtime,
      sleeper('first', 'PT5M', {
        elements: publishes('wake', 'wake', '= "k"'),
        flows: [
          ['sleep', 'wake'],
          ['wake', 'end'],
        ],
      }),
    )
    await deploy(
      o.runtime,
      diagram({
        id: 'second',
        roots: '<bpmn:message id="w" name="wake" />',
        elements:
          start('start', '<bpmn:messageEventDefinition messageRef="w" />') +
          waits('sleep', timer('timeDuration', 'PT5M')) +
          end(),
        flows: [
          ['start', 'sleep'],
          ['sleep', 'end'],
        ],
      }),
    )
    await deploy(o.runtime, sleeper('third', 'PT11M'))
    await o.runtime.start(county, { process: 'third', variables: {} })
    await o.runtime.start(county, { process: 'first', variables: {} })
    await o.runtime.advance(monday + 60 * minute)
    expect(fired(o)).toEqual(['first 5', 'second 10', 'third 11'])
  })

  it('should start an instance at each firing of a timer start, of the version in force alone', async () => {
    const o = await office()
    const cyclic = (id: string) =>
      diagram({
        id: 'cyclic',
        elements: start('start', timer('timeCycle', 'R3/PT10M')) + user(id) + end(),
        flows: [
          ['start', id],
          [id, 'end'],
        ],
      })
    await deploy(o.runtime, cyclic('old'))
    o.clock.set(monday + minute)
    await deploy(o.runtime, cyclic('new'))
    await o.runtime.advance(monday + 120 * minute)
    expect((await o.open()).map(each => [each.element, (each.since - monday) / minute])).toEqual([
      ['new', 11],
      ['new', 21],
      ['new', 31],
    ])
  })

  it('should say how late a timer was', async () => {
    const o = await office()
    await deploy(o.runtime, sleeper('p', 'PT5M'))
    await o.runtime.start(county, { process: 'p', variables: {} })
    o.clock.set(monday + 7 * minute)
    await o.runtime.fireDue()
    expect(fired(o)).toEqual(['p 7'])
  })

  it('should move a provisional limit when the calendar of its year arrives', async () => {
    const o = await office()
    const due =
      '<zeebe:taskSchedule dueDate="= add working days(@&quot;2026-12-31T10:00:00+08:00&quot;, 2)" />'
    await deploy(
      o.runtime,
      diagram({
        id: 'p',
        elements: start() + user('t', '= [clerk("YX")]', due) + end(),
        flows: [
          ['start', 't'],
          ['t', 'end'],
        ],
      }),
    )
    await o.runtime.start(county, { process: 'p', variables: {} })
    const before = (await o.open())[0]!
    const { id: _id, ...content } = defaultEdition()
    o.setCalendar(
      calendarEdition({
        ...content,
        years: {
          ...content.years,
          2027: {
            off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map(date => ({
              date,
              name: '元旦',
            })),
            work: [],
          },
        },
      }),
    )
    expect(await o.runtime.recalculate(county)).toBe(1)
    const after = (await o.open())[0]!
    expect(after.due).toBeGreaterThan(before.due!)
  })
})

describe('a long step', () => {
  const looping = (rounds: number) =>
    diagram({
      id: 'looping',
      elements:
        start() +
        script('count', 'n', '= n + 1') +
        `<bpmn:exclusiveGateway id="gw" default="gw--end" /><bpmn:sequenceFlow id="back" sourceRef="gw" targetRef="count"><bpmn:conditionExpression>= n &lt; ${rounds}</bpmn:conditionExpression></bpmn:sequenceFlow>` +
        end(),
      flows: [
        ['start', 'count'],
        ['count', 'gw'],
        ['gw', 'end'],
      ],
    })

  it('should go on by itself after its budget, in writes of its own', async () => {
    const o = await office({ limits: { stepEntries: 20 } })
    await deploy(o.runtime, looping(50))
    const { instance } = await o.runtime.start(county, { process: 'looping', variables: { n: 0 } })
    expect(await standing(o.runtime, instance)).toEqual({ status: 'completed', variables: { n: 50 } })
    expect((await o.store.get(instances, county, instance))!.rev).toBeGreaterThan(4)
  })

  it('should be an incident when it never comes to rest', async () => {
    const o = await office({ limits: { stepEntries: 20, instanceEntries: 100 } })
    await deploy(o.runtime, looping(1_000_000))
    await o.runtime.start(county, { process: 'looping', variables: { n: 0 } })
    expect((await o.store.find(incidents, county, { where: { state: 'open' } })).items).toHaveLength(1)
  })
})

describe('a new calendar', () => {
  it('should be told to the cases that wait for it', async () => {
    const o = await office()
    await deploy(
      o.runtime,
      diagram({
        id: 'p',
        roots: message('m', 'calendar updated', '= key'),
        elements: start() + catches('calendar', 'm') + end(),
        flows: [
          ['start', 'calendar'],
          ['calendar', 'end'],
        ],
      }),
    )
    const { instance } = await o.runtime.start(county, { process: 'p', variables: { key: 'K' } })
    await o.runtime.recalculate(county)
    expect((await standing(o.runtime, instance)).status).toBe('completed')
  })
})

describe('a fault of ours', () => {
  it('should set one instance aside and let the others go on', async () => {
    const o = await office()
    await deploy(o.runtime, sleeper('p', 'PT5M'))
    const bad = await o.runtime.start(county, { process: 'p', variables: {} })
    const good = await o.runtime.start(county, { process: 'p', variables: {} })
    const doc = (await o.store.get(instances, county, bad.instance)) as InstanceDoc
    const broken = JSON.parse(doc.state) as { timers: Record<string, { element: string }> }
    for (const each of Object.values(broken.timers)) each.element = 'nowhere'
    await o.store.update(instances, county, doc._id, doc.rev, { set: { state: JSON.stringify(broken) } })
    o.clock.set(monday + 5 * minute)
    await o.runtime.fireDue()
    expect((await standing(o.runtime, good.instance)).status).toBe('completed')
    const [incident] = (await o.store.find(incidents, county, { where: { state: 'open' } })).items
    expect(incident).toMatchObject({ code: 'QUARANTINED', instance: bad.instance })
    await expect(
      o.runtime.complete(county, { instance: bad.instance, task: 't', variables: {}, by: 'li' }),
    ).rejects.toMatchObject({ code: 'INSTANCE_QUARANTINED' })
    const aside = (await o.store.get(instances, county, bad.instance))!
    await o.store.update(instances, county, aside._id, aside.rev, { set: { state: doc.state } })
    await o.runtime.retry(county, { id: incident!._id })
    await o.runtime.fireDue()
    expect((await standing(o.runtime, bad.instance)).status).toBe('completed')
  })
})

describe('the scheduler', () => {
  it('should fire by itself what falls due, once, on two nodes of one store', async () => {
    const store = await openMemoryStore(runtimeCollections)
    const clock = { now: () => Date.now(), set: () => undefined }
    const a = await office({ on: { store, clock } })
    await deploy(a.runtime, sleeper('p', 'PT0.05S'))
    const b = a.second()
    const slept = new Promise<void>(resolve => {
      for (const { runtime } of [a, b])
        runtime.onEvents(async ({ events }) => {
          if (events.some(each => each.type === 'instance-completed')) resolve()
        })
    })
    await Promise.all([a.runtime.open(), b.runtime.open()])
    const { instance } = await a.runtime.start(county, { process: 'p', variables: {} })
    await slept
    await Promise.all([a.runtime.close(), b.runtime.close()])
    const events = await a.runtime.history(county, instance)
    expect(events.filter(each => each.type === 'timer-fired')).toHaveLength(1)
    expect(await store.count(instances, county, { where: { outboxed: true } })).toBe(0)
  })
})
