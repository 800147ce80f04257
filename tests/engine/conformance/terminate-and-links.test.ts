import { diagram, flows, process, file } from '../xml.js'
import { catching, emit, end, ENDS, sub, tasks } from './bpmn.js'
import { refusals, run, those, times } from './world.js'

const TERMINATE = '<terminateEventDefinition/>'
const link = (name: string) => `<linkEventDefinition name="${name}"/>`

describe('terminate end', () => {
  it('should end the process with all its tokens, as completed', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/><userTask id="u"/>${tasks('a')}${end('stop', TERMINATE)}${flows('s -> p -> u -> e\np -> a -> stop')}`,
    )
    const report = await run(xml)
    expect([report.state, those(report, 'cancelled'), report.instances[0]!.waitingAt]).toEqual([
      'completed',
      ['u'],
      [],
    ])
  })

  it('should end its sub-process alone, which leaves by its outgoing flow', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/><parallelGateway id="p"/><userTask id="u"/>', end('stop', TERMINATE), tasks('a'), flows('s1 -> p -> u\np -> a -> stop'))}${tasks('b')}${flows('s -> sub -> b -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'u', 'cancelled'), times(report, 'sub'), times(report, 'b'), report.state]).toEqual(
      [1, 1, 1, 'completed'],
    )
  })

  it('should end a nested sub-process that runs beside it', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${sub('sub', '<startEvent id="s1"/><userTask id="u"/>', flows('s1 -> u'))}<userTask id="v"/>${end('stop', TERMINATE)}${flows('s -> p -> sub -> e\np -> v -> stop')}`,
    )
    const report = await run(xml, { complete: { v: {} } })
    expect([those(report, 'cancelled'), report.state]).toEqual([['u', 'sub'], 'completed'])
  })

  it('should let the caller of a process that terminated go on', async () => {
    const xml = file(
      process(`${ENDS}<callActivity id="call" calledElement="child"/>${flows('s -> call -> e')}`),
      process(
        `<startEvent id="cs"/><parallelGateway id="p"/><userTask id="u"/>${end('stop', TERMINATE)}${flows('cs -> p -> u\np -> stop')}`,
        'child',
      ),
    )
    const report = await run(xml, { processes: ['process'] })
    expect([report.state, times(report, 'e')]).toEqual(['completed', 1])
  })
})

describe('links', () => {
  it('should jump from each throw to the catch of the same name', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="x" default="x-b"/>${tasks('a', 'b')}${emit('t1', link('L'))}${emit('t2', link('L'))}${catching('c', link('L'))}${flows('s -> x -> b -> t1\nx -> a: n > 1\na -> t2\nc -> e')}`,
    )
    expect(those(await run(xml, { vars: { n: 2 } }))).toEqual(['s', 'x', 'a', 't2', 'c', 'e'])
    expect(those(await run(xml, { vars: { n: 1 } }))).toEqual(['s', 'x', 'b', 't1', 'c', 'e'])
  })

  it('should not start at a link catch, in a process without a start event either', async () => {
    const xml = diagram(
      `${tasks('a', 'b')}${emit('t', link('L'))}${catching('c', link('L'))}${flows('a -> t\nc -> b')}`,
    )
    expect(those(await run(xml))).toEqual(['a', 't', 'c', 'b'])
  })

  it('should be refused without a target, or with two', async () => {
    const one = (...catches: string[]) =>
      diagram(`<startEvent id="s"/>${emit('t', link('L'))}${catches.join('')}${flows('s -> t')}`)
    expect(await refusals(one())).toEqual(['t LINK_TARGET_INVALID'])
    expect(await refusals(one(catching('c1', link('L')), catching('c2', link('L'))))).toEqual([
      't LINK_TARGET_INVALID',
    ])
  })

  it('should loop back, until a condition ends it', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="m"/><scriptTask id="w"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask><exclusiveGateway id="x" default="x-e"/>${emit('t', link('again'))}${catching('c', link('again'))}${flows('s -> m -> w -> x -> e\nx -> t: n < 3\nc -> m')}`,
    )
    const report = await run(xml, { vars: { n: 0 } })
    expect([times(report, 'w'), report.state]).toEqual([3, 'completed'])
  })
})
