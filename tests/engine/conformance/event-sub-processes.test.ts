import { diagram, flows, message, script, timer } from '../xml.js'
import {
  boundary,
  CONTINUES,
  emit,
  end,
  ENDS,
  error,
  escalated,
  escalation,
  failed,
  handler,
  messaged,
  service,
  signal,
  signalled,
  sub,
  tasks,
} from './bpmn.js'
import { incidents, run, secondsAt, those, times, variables } from './world.js'

const BESIDE = 'isInterrupting="false"'

describe('event sub-processes of a process', () => {
  it('should end everything else when they interrupt, and complete the process by themselves', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `${tasks('a')}${end('he')}${flows('h-start -> a -> he')}`)}${flows('s -> u -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([those(report, 'cancelled'), times(report, 'a'), times(report, 'h'), report.state]).toEqual([
      ['u'],
      1,
      1,
      'completed',
    ])
  })

  it('should run beside when they do not, several at once', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `<userTask id="v"/>${flows('h-start -> v')}`, BESIDE)}${flows('s -> u -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M', 'M'] })
    expect(report.instances[0]!.waitingAt.sort()).toEqual(['h-start', 'u', 'v', 'v'])
    const ended = await run(xml, { tell: ['M', 'M'], complete: { u: {} }, durations: { u: 5000 } })
    expect([ended.state, ended.instances[0]!.waitingAt]).toEqual(['waiting', ['v', 'v']])
  })

  it('should fire by a cycle for as long as the scope lives', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', timer('timeCycle', 'R/PT10S'), `${tasks('a')}${flows('h-start -> a')}`, BESIDE)}${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 35_000 } })
    expect([secondsAt(report, 'a'), report.state]).toEqual([[10, 20, 30], 'completed'])
  })

  it('should interrupt by a timer', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', timer('timeDuration', 'PT1M'), `${tasks('a')}${flows('h-start -> a')}`)}${flows('s -> u -> e')}`,
    )
    const report = await run(xml)
    expect([secondsAt(report, 'a'), report.state]).toEqual([[60], 'completed'])
  })

  it('should catch an error end of their own scope', async () => {
    const xml = diagram(
      `<startEvent id="s"/>${end('boom', failed('E'))}${handler('h', failed('E'), `${tasks('a')}${flows('h-start -> a')}`)}${flows('s -> boom')}`,
      error('E'),
    )
    const report = await run(xml)
    expect([times(report, 'a'), report.state]).toEqual([1, 'completed'])
  })

  it('should pass an error that they throw themselves to the scope around', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/>', end('boom', failed('E')), flows('s1 -> boom'), handler('h', failed('E'), `${end('again', failed('E'))}${flows('h-start -> again')}`))}${boundary('b', 'sub', failed('E'))}${tasks('c')}${flows('s -> sub -> e\nb -> c -> e')}`,
      error('E'),
    )
    const report = await run(xml)
    expect([times(report, 'h-start'), times(report, 'c'), times(report, 'e'), report.state]).toEqual([
      1,
      1,
      1,
      'completed',
    ])
  })

  it('should prefer the event sub-process of the scope to its boundary', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/>', service('w'), flows('s1 -> w'), handler('h', failed(), `${tasks('a')}${flows('h-start -> a')}`))}${boundary('b', 'sub', failed('E'))}${tasks('c', 'd')}${flows('s -> sub -> d -> e\nb -> c -> e')}`,
      error('E'),
    )
    const report = await run(xml, { throws: { w: 'E' } })
    expect([times(report, 'a'), times(report, 'c'), times(report, 'd')]).toEqual([1, 0, 1])
  })

  it('should keep the sub-process open until they are through, and leave by its own flow', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/>', emit('t', escalated('X')), '<endEvent id="e1"/>', flows('s1 -> t -> e1'), handler('h', escalated('X'), `<userTask id="v"/>${flows('h-start -> v')}`, BESIDE))}${flows('s -> sub -> e')}`,
      escalation('X'),
    )
    const open = await run(xml)
    expect([times(open, 'e1'), times(open, 'sub'), open.instances[0]!.waitingAt]).toEqual([1, 0, ['v']])
    const done = await run(xml, { complete: { v: {} } })
    expect([times(done, 'sub'), times(done, 'e'), done.state]).toEqual([1, 1, 'completed'])
  })

  it('should pass an escalation from inside one to the boundary of its parent', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/><userTask id="u"/>', flows('s1 -> u'), handler('h', messaged('M'), `${emit('t', escalated('X'))}${flows('h-start -> t')}`, BESIDE))}${boundary('b', 'sub', escalated('X'), CONTINUES)}${tasks('c')}${end('f')}${flows('s -> sub -> e\nb -> c -> f')}`,
      message('M') + escalation('X'),
    )
    const report = await run(xml, { tell: ['M', 'M'], complete: { u: {} }, durations: { u: 1000 } })
    expect([times(report, 'c'), times(report, 'f'), report.state]).toEqual([2, 2, 'completed'])
  })

  it('should be ended by a terminate end of the scope that holds them', async () => {
    const xml = diagram(
      `<startEvent id="s"/>${end('stop', '<terminateEventDefinition/>')}<userTask id="u"/>${handler('h', messaged('M'), `<userTask id="v"/>${flows('h-start -> v')}`, BESIDE)}${flows('s -> u -> stop')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'], complete: { u: {} }, durations: { u: 1000 } })
    expect([report.state, report.instances[0]!.waitingAt, times(report, 'v', 'cancelled')]).toEqual([
      'completed',
      [],
      1,
    ])
  })

  it('should end only themselves by a terminate end inside', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `<parallelGateway id="p"/><userTask id="v"/>${end('stop', '<terminateEventDefinition/>')}${flows('h-start -> p -> v\np -> stop')}`, BESIDE)}${flows('s -> u -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([
      times(report, 'v', 'cancelled') + (times(report, 'v', 'entered') === 0 ? 1 : 0),
      report.instances[0]!.waitingAt.sort(),
    ]).toEqual([1, ['h-start', 'u']])
  })

  it('should see and set the variables of their scope', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', signalled('Z'), `${script('add', 'n + 1', 'n')}${flows('h-start -> add')}`, BESIDE)}${flows('s -> u -> e')}`,
      signal('Z'),
    )
    const report = await run(xml, { vars: { n: 1 }, tell: ['signal Z', 'signal Z'] })
    expect(variables(report)['n']).toBe(3)
  })

  it('should be interrupted themselves by one that interrupts', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `<userTask id="v"/>${flows('h-start -> v')}`, BESIDE)}${handler('k', messaged('N'), `${tasks('a')}${flows('k-start -> a')}`)}${flows('s -> u -> e')}`,
      message('M') + message('N'),
    )
    const report = await run(xml, { tell: ['M', 'N'] })
    expect([those(report, 'cancelled').sort(), times(report, 'a'), report.state]).toEqual([
      ['h', 'u', 'v'],
      1,
      'completed',
    ])
  })

  it('should stand in each instance of a multi-instance sub-process', async () => {
    const xml = diagram(
      `${ENDS}<subProcess id="sub"><multiInstanceLoopCharacteristics><loopCardinality>=2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="s1"/><userTask id="u"/>${flows('s1 -> u')}${handler('h', timer('timeDuration', 'PT5S'), `${tasks('a')}${flows('h-start -> a')}`)}</subProcess>${flows('s -> sub -> e')}`,
    )
    const report = await run(xml)
    expect([secondsAt(report, 'a'), times(report, 'u', 'cancelled'), report.state]).toEqual([
      [5, 5],
      2,
      'completed',
    ])
  })

  it('should be nested in each other', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `<userTask id="v"/>${flows('h-start -> v')}${handler('k', messaged('N'), `${tasks('a')}${flows('k-start -> a')}`)}`, BESIDE)}${flows('s -> u -> e')}`,
      message('M') + message('N'),
    )
    const report = await run(xml, { tell: ['M', 'N'] })
    expect([times(report, 'a'), those(report, 'cancelled'), report.instances[0]!.waitingAt.sort()]).toEqual([
      1,
      ['v'],
      ['h-start', 'u'],
    ])
  })

  it('should be an incident of the process when a start has nobody to key it', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), flows(''), BESIDE)}${flows('s -> u -> e')}`,
      message('M', 'M', '=nothing'),
    )
    expect(incidents(await run(xml))).toEqual(['process NO_CORRELATION_KEY'])
  })
})
