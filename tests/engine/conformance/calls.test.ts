import { diagram, extensions, file, flows, message, process, script, timer } from '../xml.js'
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
  sub,
  tasks,
} from './bpmn.js'
import { incidents, run, secondsAt, those, times, variables } from './world.js'

const call = (id: string, more = '', attributes = '') =>
  `<callActivity id="${id}">${extensions(`<zeebe:calledElement processId="child" ${attributes}/>`, more)}</callActivity>`
const calling = (content: string, child: string, roots = '') =>
  file(roots, process(`${ENDS}${content}`), process(child, 'child'))
const only = { processes: ['process'] }

describe('call activity', () => {
  it('should run the called process in an instance of its own and bring its variables back', async () => {
    const report = await run(
      calling(
        `${call('call')}${flows('s -> call -> e')}`,
        `<startEvent id="cs"/>${script('w', 'n + 1', 'm')}${flows('cs -> w')}`,
      ),
      { ...only, vars: { n: 1 } },
    )
    expect([report.instances.map(one => [one.process, one.state]), variables(report)]).toEqual([
      [
        ['process', 'completed'],
        ['child', 'completed'],
      ],
      { n: 1, m: 2 },
    ])
  })

  it('should give and take only what is mapped when propagation is off', async () => {
    const report = await run(
      calling(
        `${call('call', '<zeebe:ioMapping><zeebe:input source="=n * 10" target="given"/><zeebe:output source="=m" target="back"/></zeebe:ioMapping>', 'propagateAllParentVariables="false" propagateAllChildVariables="false"')}${flows('s -> call -> e')}`,
        `<startEvent id="cs"/>${script('w', 'if n = null then given else 0', 'm')}${flows('cs -> w')}`,
      ),
      { ...only, vars: { n: 1 } },
    )
    expect([report.instances[1]!.variables, variables(report)]).toEqual([
      { given: 10, m: 10 },
      { n: 1, back: 10 },
    ])
  })

  it('should wait while the called process waits', async () => {
    const report = await run(
      calling(
        `${call('call')}${flows('s -> call -> e')}`,
        `<startEvent id="cs"/><userTask id="u"/>${flows('cs -> u')}`,
      ),
      only,
    )
    expect([report.state, report.instances.map(one => one.waitingAt)]).toEqual(['waiting', [['call'], ['u']]])
  })

  it('should catch an error of the called process at its boundary', async () => {
    const report = await run(
      calling(
        `${call('call')}${boundary('b', 'call', failed('E'))}${tasks('c')}${flows('s -> call -> e\nb -> c -> e')}`,
        `<startEvent id="cs"/>${end('boom', failed('E'))}${flows('cs -> boom')}`,
        error('E'),
      ),
      only,
    )
    expect([times(report, 'c'), report.state]).toEqual([1, 'completed'])
  })

  it('should catch an error of a task two processes down, in the scope around the call', async () => {
    const xml = file(
      error('E'),
      process(
        `${ENDS}${sub('sub', '<startEvent id="s1"/><callActivity id="one" calledElement="mid"/>', flows('s1 -> one'), handler('h', failed('E'), `${tasks('a')}${flows('h-start -> a')}`))}${flows('s -> sub -> e')}`,
      ),
      process(
        `<startEvent id="ms"/><callActivity id="two" calledElement="low"/><userTask id="never"/>${flows('ms -> two -> never')}`,
        'mid',
      ),
      process(`<startEvent id="ls"/>${service('w')}${flows('ls -> w')}`, 'low'),
    )
    const report = await run(xml, { ...only, throws: { w: 'E' } })
    expect([times(report, 'a'), times(report, 'never', 'entered'), report.state]).toEqual([1, 0, 'completed'])
  })

  it('should be an incident where nobody catches the error, at the caller', async () => {
    const report = await run(
      calling(
        `${call('call')}${flows('s -> call -> e')}`,
        `<startEvent id="cs"/>${end('boom', failed('E'))}${flows('cs -> boom')}`,
        error('E'),
      ),
      only,
    )
    expect([report.state, incidents(report)]).toEqual(['incident', ['call UNCAUGHT_ERROR']])
  })

  it('should pass an escalation on to the caller, and go on', async () => {
    const report = await run(
      calling(
        `${call('call')}${boundary('b', 'call', escalated('X'), CONTINUES)}${tasks('c')}${end('f')}${flows('s -> call -> e\nb -> c -> f')}`,
        `<startEvent id="cs"/>${emit('t', escalated('X'))}<userTask id="u"/>${flows('cs -> t -> u')}`,
        escalation('X'),
      ),
      { ...only, complete: { u: {} } },
    )
    expect([times(report, 'c'), times(report, 'u'), times(report, 'e'), report.state]).toEqual([
      1,
      1,
      1,
      'completed',
    ])
  })

  it('should tell the caller of an escalation in the last step of the called process', async () => {
    const report = await run(
      calling(
        `${call('call')}${boundary('b', 'call', escalated('X'), CONTINUES)}${tasks('c')}${end('f')}${flows('s -> call -> e\nb -> c -> f')}`,
        `<startEvent id="cs"/>${end('t', escalated('X'))}${flows('cs -> t')}`,
        escalation('X'),
      ),
      only,
    )
    expect([times(report, 'c'), times(report, 'e'), report.state]).toEqual([1, 1, 'completed'])
  })

  it('should end the called process when an interrupting boundary ends the call', async () => {
    const report = await run(
      calling(
        `${call('call')}${boundary('b', 'call', timer('timeDuration', 'PT10S'))}${tasks('c')}${flows('s -> call -> e\nb -> c -> e')}`,
        `<startEvent id="cs"/><userTask id="u"/>${flows('cs -> u')}`,
      ),
      only,
    )
    expect([
      times(report, 'c'),
      secondsAt(report, 'u', 'cancelled'),
      report.instances[1]!.state,
      report.state,
    ]).toEqual([1, [10], 'terminated', 'completed'])
  })

  it('should end it by an interrupting escalation', async () => {
    const report = await run(
      calling(
        `${call('call')}${boundary('b', 'call', escalated('X'))}${tasks('c')}${flows('s -> call -> e\nb -> c -> e')}`,
        `<startEvent id="cs"/>${emit('t', escalated('X'))}<userTask id="u"/>${flows('cs -> t -> u')}`,
        escalation('X'),
      ),
      only,
    )
    expect([times(report, 'c'), report.instances[1]!.state, report.state]).toEqual([
      1,
      'terminated',
      'completed',
    ])
  })

  it('should call another process by a computed id', async () => {
    const xml = file(
      process(
        `${ENDS}<callActivity id="call">${extensions('<zeebe:calledElement processId="=which"/>')}</callActivity>${flows('s -> call -> e')}`,
      ),
      process('<startEvent id="cs"/>', 'child'),
    )
    expect((await run(xml, { ...only, vars: { which: 'child' } })).state).toBe('completed')
  })

  it('should be an incident when the process does not exist', async () => {
    const report = await run(
      diagram(`${ENDS}<callActivity id="call" calledElement="nowhere"/>${flows('s -> call -> e')}`),
    )
    expect([report.state, report.instances[0]!.incidents.map(one => one.element)]).toEqual([
      'incident',
      ['call'],
    ])
  })

  it('should not hang when processes call each other for ever', async () => {
    const report = await run(
      diagram(`${ENDS}<callActivity id="call" calledElement="process"/>${flows('s -> call -> e')}`),
    )
    expect(report.state).toBe('incident')
  })

  it('should let a called process with several pools exchange messages with its caller', async () => {
    const report = await run(
      calling(
        `<parallelGateway id="p"/>${call('call')}<receiveTask id="r" messageRef="M"/>${flows('s -> p -> call -> e\np -> r -> e')}`,
        `<startEvent id="cs"/>${emit('t', messaged('M'))}${flows('cs -> t')}`,
        message('M'),
      ),
      only,
    )
    expect([those(report).filter(id => id === 'e').length, report.state]).toEqual([2, 'completed'])
  })

  it.each([['throws', { throws: { call: 'E' } }]])(
    'should fail itself when the run says so (%s)',
    async (_what, asked) => {
      const report = await run(
        calling(
          `${call('call')}${boundary('b', 'call', failed('E'))}${tasks('c')}${flows('s -> call -> e\nb -> c -> e')}`,
          '<startEvent id="cs"/><userTask id="u"/>' + flows('cs -> u'),
          error('E'),
        ),
        { ...only, ...asked },
      )
      expect([times(report, 'c'), report.state]).toEqual([1, 'completed'])
    },
  )
})

describe('processes that set each other off for ever', () => {
  it('should be stopped with an incident when messages go round', async () => {
    const pong = (id: string, hears: string, says: string) =>
      process(
        `<startEvent id="${id}-s">${messaged(hears)}</startEvent>${end(`${id}-e`, messaged(says))}${flows(`${id}-s -> ${id}-e`)}`,
        id,
      )
    const xml = file(message('A') + message('B'), pong('one', 'A', 'B'), pong('two', 'B', 'A'))
    const report = await run(xml, { tell: ['A'] })
    expect([report.state, incidents(report).length]).toEqual(['incident', 1])
  })

  it('should not take a message loop within a step for one that goes on', async () => {
    const xml = file(
      message('A'),
      process(`<startEvent id="s"/>${emit('t', messaged('A'))}${flows('s -> t\nt -> t')}`),
    )
    expect((await run(xml)).state).toBe('incident')
  })
})
