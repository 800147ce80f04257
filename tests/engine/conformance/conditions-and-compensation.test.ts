import { diagram, extensions, file, flows, io, message, process, script, timer } from '../xml.js'
import {
  boundary,
  catching,
  CONTINUES,
  emit,
  end,
  ENDS,
  error,
  failed,
  handler,
  messaged,
  service,
  sub,
  tasks,
} from './bpmn.js'
import { incidents, run, secondsAt, those, times, variables } from './world.js'

const when = (condition: string) =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">=${condition}</condition></conditionalEventDefinition>`
const COMPENSATE = '<compensateEventDefinition/>'
const undo = (host: string, ...content: string[]) =>
  `<boundaryEvent id="${host}-undo" attachedToRef="${host}">${COMPENSATE}</boundaryEvent>${content.join('')}`
const undone = (host: string, by: string) =>
  `<association id="${host}-${by}" associationDirection="One" sourceRef="${host}-undo" targetRef="${by}"/>`
const undoTask = (id: string) => `<task id="${id}" isForCompensation="true"/>`

describe('conditional events', () => {
  it('should hold up the flow until a variable makes them true', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${catching('c', when('n &gt; 3'))}<userTask id="u"/>${flows('s -> p -> c -> e\np -> u -> e')}`,
    )
    const report = await run(xml, { vars: { n: 1 } })
    expect(report.instances[0]!.waitingAt.sort()).toEqual(['c', 'u'])
    const done = await run(xml, { vars: { n: 1 }, complete: { u: { n: 5 } } })
    expect([times(done, 'c'), done.state]).toEqual([1, 'completed'])
    expect(times(await run(xml, { vars: { n: 1 }, complete: { u: { n: 2 } } }), 'c')).toBe(0)
  })

  it('should pass at once when true at the arming', async () => {
    const xml = diagram(`${ENDS}${catching('c', when('n &gt; 3'))}${flows('s -> c -> e')}`)
    expect((await run(xml, { vars: { n: 4 } })).state).toBe('completed')
  })

  it('should not be met while a variable is not set', async () => {
    const xml = diagram(`${ENDS}${catching('c', when('n &gt; 3'))}${flows('s -> c -> e')}`)
    const report = await run(xml)
    expect([report.state, report.instances[0]!.waitingAt]).toEqual(['waiting', ['c']])
  })

  it('should interrupt at a boundary', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/><userTask id="u"/>${boundary('b', 'u', when('stop'))}<userTask id="v"/>${tasks('c')}${flows('s -> p -> u -> e\np -> v -> e\nb -> c -> e')}`,
    )
    const report = await run(xml, { vars: { stop: false }, complete: { v: { stop: true } } })
    expect([times(report, 'c'), times(report, 'u', 'cancelled'), report.state]).toEqual([1, 1, 'completed'])
  })

  it('should fire beside the task at each change from false to true', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/><userTask id="u"/>${boundary('b', 'u', when('n = 1'), CONTINUES)}${tasks('c')}${end('f')}${script('one', '1', 'n')}${script('two', '2', 'n')}${script('three', '1', 'n')}<userTask id="v"/><userTask id="w"/>${flows('s -> p -> u -> e\np -> one -> v -> two -> w -> three -> f\nb -> c')}`,
    )
    const report = await run(xml, {
      vars: { n: 0 },
      complete: { u: {}, v: {}, w: {} },
      durations: { u: 60_000, v: 1000, w: 1000 },
    })
    expect([times(report, 'c'), report.state]).toEqual([2, 'completed'])
  })

  it('should start an event sub-process', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/><userTask id="v"/>${handler('h', when('n &gt; 3'), `${tasks('a')}${flows('h-start -> a')}`)}${flows('s -> u -> v -> e')}`,
    )
    const report = await run(xml, { vars: { n: 0 }, complete: { u: { n: 5 } } })
    expect([times(report, 'a'), times(report, 'v', 'completed'), report.state]).toEqual([1, 0, 'completed'])
  })
})

describe('compensation', () => {
  it('should undo what has completed, the last first', async () => {
    const xml = diagram(
      `${ENDS}${tasks('a', 'b')}${undo('a')}${undo('b')}${undoTask('ua')}${undoTask('ub')}${emit('t', COMPENSATE)}${flows('s -> a -> b -> t -> e')}${undone('a', 'ua')}${undone('b', 'ub')}`,
    )
    const report = await run(xml)
    expect([those(report).filter(id => ['ua', 'ub', 't', 'e'].includes(id)), report.state]).toEqual([
      ['ub', 'ua', 't', 'e'],
      'completed',
    ])
  })

  it('should undo only what has been done', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="x" default="x-b"/>${tasks('a', 'b')}${undo('a')}${undo('b')}${undoTask('ua')}${undoTask('ub')}${end('t', COMPENSATE)}${flows('s -> x -> b -> t\nx -> a: false\na -> t')}${undone('a', 'ua')}${undone('b', 'ub')}`.replace(
        '<endEvent id="e"/>',
        '',
      ),
    )
    const report = await run(xml)
    expect([times(report, 'ua'), times(report, 'ub'), report.state]).toEqual([0, 1, 'completed'])
  })

  it('should undo the activity that is named, once', async () => {
    const xml = diagram(
      `${ENDS}${tasks('a', 'b')}${undo('a')}${undo('b')}${undoTask('ua')}${undoTask('ub')}${emit('t', '<compensateEventDefinition activityRef="a"/>')}${emit('t2', COMPENSATE)}${flows('s -> a -> b -> t -> t2 -> e')}${undone('a', 'ua')}${undone('b', 'ub')}`,
    )
    const report = await run(xml)
    expect([those(report).filter(id => ['ua', 'ub', 't', 't2'].includes(id)), report.state]).toEqual([
      ['ua', 't', 'ub', 't2'],
      'completed',
    ])
  })

  it('should pass by when there is nothing to undo', async () => {
    expect((await run(diagram(`${ENDS}${emit('t', COMPENSATE)}${flows('s -> t -> e')}`))).state).toBe(
      'completed',
    )
  })

  it('should go into a sub-process that has completed', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/>', tasks('a', 'b'), undo('a'), undo('b'), undoTask('ua'), undoTask('ub'), flows('s1 -> a -> b'), undone('a', 'ua'), undone('b', 'ub'))}${emit('t', COMPENSATE)}${flows('s -> sub -> t -> e')}`,
    )
    const report = await run(xml)
    expect([those(report).filter(id => ['ua', 'ub', 't'].includes(id)), report.state]).toEqual([
      ['ub', 'ua', 't'],
      'completed',
    ])
  })

  it('should give the data of that time', async () => {
    const xml = diagram(
      `${ENDS}<task id="a">${extensions(io({ mine: '=n' }))}</task>${undo('a')}<scriptTask id="ua" isForCompensation="true">${extensions('<zeebe:script expression="=mine" resultVariable="undone"/>')}</scriptTask>${script('later', '99', 'n')}${emit('t', COMPENSATE)}${flows('s -> a -> later -> t -> e')}${undone('a', 'ua')}`,
    )
    expect(variables(await run(xml, { vars: { n: 1 } }))['undone']).toBe(1)
  })

  it('should wait for a handler that takes time', async () => {
    const xml = diagram(
      `${ENDS}${tasks('a')}${undo('a')}<userTask id="ua" isForCompensation="true"/>${emit('t', COMPENSATE)}${flows('s -> a -> t -> e')}${undone('a', 'ua')}`,
    )
    const open = await run(xml)
    expect([open.instances[0]!.waitingAt, times(open, 'e')]).toEqual([['ua'], 0])
    const report = await run(xml, { complete: { ua: {} }, durations: { ua: 10_000 } })
    expect([secondsAt(report, 'e'), report.state]).toEqual([[10], 'completed'])
  })

  it('should undo from an error handler of the process', async () => {
    const xml = diagram(
      `${ENDS}${tasks('a')}${undo('a')}${undoTask('ua')}${service('w')}${boundary('b', 'w', failed())}${emit('t', COMPENSATE)}${flows('s -> a -> w -> e\nb -> t -> e')}${undone('a', 'ua')}`,
    )
    expect(times(await run(xml, { throws: { w: 'E' } }), 'ua')).toBe(1)
    expect(times(await run(xml), 'ua')).toBe(0)
  })

  it('should undo each round of a loop', async () => {
    const xml = diagram(
      `${ENDS}<scriptTask id="a">${extensions('<zeebe:script expression="=n + 1" resultVariable="n"/>')}</scriptTask>${undo('a')}${undoTask('ua')}<exclusiveGateway id="m"/><exclusiveGateway id="x" default="x-t"/>${emit('t', COMPENSATE)}${flows('s -> m -> a -> x -> t -> e\nx -> m: n < 3')}${undone('a', 'ua')}`,
    )
    expect(times(await run(xml, { vars: { n: 0 } }), 'ua')).toBe(3)
  })

  it('should let the process complete when nothing throws it', async () => {
    const xml = diagram(
      `${ENDS}${tasks('a')}${undo('a')}${undoTask('ua')}${flows('s -> a -> e')}${undone('a', 'ua')}`,
    )
    const report = await run(xml)
    expect([times(report, 'ua', 'entered'), report.state]).toEqual([0, 'completed'])
  })
})

describe('transactions', () => {
  it('should undo and leave by the cancel boundary', async () => {
    const xml = diagram(
      `${ENDS}<transaction id="tx"><startEvent id="s1"/><parallelGateway id="p"/>${tasks('a')}<userTask id="u"/>${undo('a')}${undoTask('ua')}${end('no', '<cancelEventDefinition/>')}${flows('s1 -> p -> a -> no\np -> u')}${undone('a', 'ua')}</transaction>${boundary('b', 'tx', '<cancelEventDefinition/>')}${tasks('c', 'd')}${flows('s -> tx -> d -> e\nb -> c -> e')}`,
    )
    const report = await run(xml)
    expect([
      times(report, 'ua'),
      times(report, 'u', 'completed'),
      times(report, 'c'),
      times(report, 'd'),
      report.state,
    ]).toEqual([1, 0, 1, 0, 'completed'])
  })

  it('should leave by its flow when it ends well', async () => {
    const xml = diagram(
      `${ENDS}<transaction id="tx"><startEvent id="s1"/>${tasks('a')}${flows('s1 -> a')}</transaction>${boundary('b', 'tx', '<cancelEventDefinition/>')}${tasks('c')}${flows('s -> tx -> e\nb -> c -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'c'), report.state]).toEqual([0, 'completed'])
  })
})

describe('odd corners', () => {
  it('should fire nothing more after the instance has ended', async () => {
    const xml = file(
      message('M') + error('E'),
      process(
        `${ENDS}<userTask id="u"/>${boundary('b', 'u', timer('timeDuration', 'PT10S'), CONTINUES)}${end('boom', failed('E'))}${flows('s -> u -> e\nb -> boom')}`,
      ),
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 20_000 } })
    expect([report.state, times(report, 'u'), incidents(report)]).toEqual([
      'incident',
      0,
      ['boom UNCAUGHT_ERROR'],
    ])
  })

  it('should throw an error from a non-interrupting handler to the boundary of the scope', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/><userTask id="u"/>', flows('s1 -> u'), handler('h', messaged('M'), `${end('boom', failed('E'))}${flows('h-start -> boom')}`, 'isInterrupting="false"'))}${boundary('b', 'sub', failed('E'))}${tasks('c')}${flows('s -> sub -> e\nb -> c -> e')}`,
      message('M') + error('E'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([times(report, 'c'), times(report, 'u', 'cancelled'), report.state]).toEqual([1, 1, 'completed'])
  })

  it('should take an error of an event sub-process by its sibling outside only', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', messaged('M'), `${end('boom', failed('E'))}${flows('h-start -> boom')}`, 'isInterrupting="false"')}${handler('k', failed('E'), `${tasks('a')}${flows('k-start -> a')}`)}${flows('s -> u -> e')}`,
      message('M') + error('E'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([times(report, 'a'), times(report, 'u', 'cancelled'), report.state]).toEqual([1, 1, 'completed'])
  })

  it('should keep the boundary armed until the event sub-processes of a sub-process are through', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/><userTask id="u"/>', flows('s1 -> u'), handler('h', messaged('M'), `<userTask id="v"/>${flows('h-start -> v')}`, 'isInterrupting="false"'))}${boundary('b', 'sub', timer('timeDuration', 'PT1M'))}${tasks('c')}${flows('s -> sub -> e\nb -> c -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'], complete: { u: {} }, durations: { u: 1000 } })
    expect([times(report, 'c'), times(report, 'v', 'cancelled'), report.state]).toEqual([1, 1, 'completed'])
  })

  it('should let an empty sub-process through', async () => {
    const report = await run(diagram(`${ENDS}<subProcess id="sub"/>${flows('s -> sub -> e')}`))
    expect([those(report), report.state]).toEqual([['s', 'sub', 'e'], 'completed'])
  })

  it('should let a sub-process that is only an event sub-process through', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', handler('h', messaged('M'), ''))}${flows('s -> sub -> e')}`,
      message('M'),
    )
    expect((await run(xml)).state).toBe('completed')
  })

  it('should leave a task that is not reached alone', async () => {
    const xml = diagram(`${ENDS}<task id="island"/>${flows('s -> e')}`)
    expect(times(await run(xml), 'island', 'entered')).toBe(0)
  })
})
