import { diagram, extensions, flows, message, script, timer } from '../xml.js'
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
  messaged,
  service,
  tasks,
} from './bpmn.js'
import { incidents, run, secondsAt, times, variables } from './world.js'

const loop = (attributes: string, more = '', completion = '') =>
  `<multiInstanceLoopCharacteristics ${more}>${extensions(`<zeebe:loopCharacteristics ${attributes}/>`)}${completion && `<completionCondition>=${completion}</completionCondition>`}</multiInstanceLoopCharacteristics>`
const SEQUENTIAL = 'isSequential="true"'

describe('multi-instance tasks', () => {
  it.each(['', SEQUENTIAL])('should collect the results in the order of the items (%s)', async more => {
    const xml = diagram(
      `${ENDS}<scriptTask id="w">${extensions('<zeebe:script expression="=item * 2" resultVariable="r"/>')}${loop('inputCollection="=[1,2,3]" inputElement="item" outputCollection="rs" outputElement="=r"', more)}</scriptTask>${flows('s -> w -> e')}`,
    )
    const report = await run(xml)
    expect([variables(report), times(report, 'w'), report.state]).toEqual([{ rs: [2, 4, 6] }, 3, 'completed'])
  })

  it('should order results by item even when they end in another order', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u">${loop('inputCollection="=[1,2,3]" inputElement="item" outputCollection="rs" outputElement="=item * 10"')}</userTask>${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: [30_000, 10_000, 20_000] } })
    expect([variables(report)['rs'], secondsAt(report, 'u', 'completed')]).toEqual([
      [10, 20, 30],
      [10, 20, 30],
    ])
  })

  it('should run one after the other when sequential', async () => {
    const xml = diagram(
      `${ENDS}${'<userTask id="u">'}${loop('inputCollection="=[1,2,3]"', SEQUENTIAL)}</userTask>${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 10_000 } })
    expect([secondsAt(report, 'u'), secondsAt(report, 'e')]).toEqual([[0, 10, 20], [30]])
  })

  it.each([['inputCollection="=[]"', 'e']])('should go on at once over nothing', async attributes => {
    const xml = diagram(`${ENDS}<userTask id="u">${loop(attributes)}</userTask>${flows('s -> u -> e')}`)
    const report = await run(xml)
    expect([report.state, times(report, 'u', 'entered')]).toEqual(['completed', 0])
  })

  it('should stop when the completion condition holds, cancelling the others', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u">${loop('inputCollection="=[1,2,3,4]"', '', 'numberOfCompletedInstances &gt;= 2')}</userTask>${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: [1000, 2000, 3000, 4000] } })
    expect([times(report, 'u'), times(report, 'u', 'cancelled'), report.state]).toEqual([2, 2, 'completed'])
  })

  it('should start no further round of a sequential one whose completion condition holds', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u">${loop('inputCollection="=[1,2,3,4]" inputElement="i"', SEQUENTIAL, 'i = 2')}</userTask>${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} } })
    expect([times(report, 'u', 'entered'), report.state]).toEqual([2, 'completed'])
  })

  it('should be an incident when the collection is no list', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u">${loop('inputCollection="=n"')}</userTask>${flows('s -> u -> e')}`,
    )
    expect(incidents(await run(xml, { vars: { n: 7 } }))).toEqual(['u NOT_A_LIST'])
  })

  it('should keep what a round has set to itself, except for the variables of the process', async () => {
    const xml = diagram(
      `${ENDS}<scriptTask id="w">${extensions('<zeebe:script expression="=total + item" resultVariable="total"/>')}${loop('inputCollection="=[1,2,3]" inputElement="item"', SEQUENTIAL)}</scriptTask>${flows('s -> w -> e')}`,
    )
    expect(variables(await run(xml, { vars: { total: 0 } }))).toEqual({ total: 6 })
  })

  it('should cancel all rounds by an interrupting boundary, and none by another', async () => {
    const xml = (more: string) =>
      diagram(
        `${ENDS}<userTask id="u">${loop('inputCollection="=[1,2,3]"')}</userTask>${boundary('b', 'u', timer('timeDuration', 'PT10S'), more)}${tasks('c')}${end('f')}${flows('s -> u -> e\nb -> c -> f')}`,
      )
    const interrupted = await run(xml(''))
    expect([times(interrupted, 'u', 'cancelled'), times(interrupted, 'c'), interrupted.state]).toEqual([
      3,
      1,
      'completed',
    ])
    const beside = await run(xml(CONTINUES), {
      complete: { u: {} },
      durations: { u: [5_000, 15_000, 20_000] },
    })
    expect([times(beside, 'u'), times(beside, 'c'), beside.state]).toEqual([3, 1, 'completed'])
  })

  it('should end all rounds when one fails and the boundary catches it', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u">${loop('inputCollection="=[1,2,3]"')}</userTask>${boundary('b', 'u', failed('E'))}${tasks('c')}${flows('s -> u -> e\nb -> c -> e')}`,
      error('E'),
    )
    const report = await run(xml, { throws: { u: 'E' } })
    expect([
      times(report, 'u', 'failed'),
      times(report, 'u', 'cancelled'),
      times(report, 'c'),
      times(report, 'e'),
      report.state,
    ]).toEqual([1, 2, 1, 1, 'completed'])
  })

  it.each(['sendTask', 'manualTask', 'task', 'scriptTask', 'businessRuleTask', 'serviceTask'])(
    'should take as long as its longest round when a %s has a duration',
    async kind => {
      const xml = diagram(
        `${ENDS}<${kind} id="w">${loop('inputCollection="=[1,2]"')}</${kind}>${flows('s -> w -> e')}`,
      )
      const report = await run(xml, { durations: { w: [10_000, 20_000] } })
      expect([secondsAt(report, 'w', 'completed'), secondsAt(report, 'e')]).toEqual([[10, 20], [20]])
    },
  )
})

describe('multi-instance sub-processes', () => {
  const many = (content: string, attributes = 'inputCollection="=[1,2]" inputElement="i"', more = '') =>
    `<subProcess id="sub">${loop(attributes, more)}<startEvent id="s1"/>${content}</subProcess>`

  it('should keep their tokens apart', async () => {
    const xml = diagram(
      `${ENDS}${many(`<parallelGateway id="p"/><parallelGateway id="j"/>${tasks('a', 'b', 'after')}${flows('s1 -> p -> a -> j -> after\np -> b -> j')}`)}${flows('s -> sub -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'after'), times(report, 'sub'), times(report, 'e'), report.state]).toEqual([
      2,
      2,
      1,
      'completed',
    ])
  })

  it('should run their boundary timers each by itself', async () => {
    const xml = diagram(
      `${ENDS}${many(`<userTask id="u"/>${boundary('late', 'u', timer('timeDuration', '="PT" + string(i * 10) + "S"'))}${tasks('c')}${flows('s1 -> u\nlate -> c')}`)}${flows('s -> sub -> e')}`,
    )
    const report = await run(xml)
    expect([secondsAt(report, 'c'), secondsAt(report, 'e')]).toEqual([[10, 20], [20]])
  })

  it('should run cycles inside each round', async () => {
    const xml = diagram(
      `${ENDS}${many(`<userTask id="u"/>${boundary('tick', 'u', timer('timeCycle', 'R2/PT10S'), CONTINUES)}${tasks('c')}${flows('s1 -> u\ntick -> c')}`)}${flows('s -> sub -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: [15_000, 60_000] } })
    expect([secondsAt(report, 'c'), report.state]).toEqual([[10, 10, 20], 'completed'])
  })

  it('should end only the round in which a terminate end is reached', async () => {
    const xml = diagram(
      `${ENDS}${many(`<exclusiveGateway id="x" default="x-u"/><userTask id="u"/>${end('stop', '<terminateEventDefinition/>')}${flows('s1 -> x -> u\nx -> stop: i = 1')}`)}${flows('s -> sub -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'stop'), report.instances[0]!.waitingAt]).toEqual([1, ['u']])
    expect((await run(xml, { complete: { u: {} } })).state).toBe('completed')
  })

  it('should be nested, with the counters of each', async () => {
    const inner = `<subProcess id="inner">${loop('inputCollection="=[1,2,3]" inputElement="k" outputCollection="ks" outputElement="=i * 10 + k"')}<startEvent id="s2"/></subProcess>`
    const xml = diagram(
      `${ENDS}${many(`${inner}${flows('s1 -> inner')}`, 'inputCollection="=[1,2]" inputElement="i" outputCollection="all" outputElement="=ks"')}${flows('s -> sub -> e')}`,
    )
    expect(variables(await run(xml))['all']).toEqual([
      [11, 12, 13],
      [21, 22, 23],
    ])
  })

  it('should throw an escalation from each round to their common boundary', async () => {
    const xml = diagram(
      `${ENDS}${many(`${emit('t', escalated('X'))}${tasks('a')}${flows('s1 -> t -> a')}`)}${boundary('b', 'sub', escalated('X'), CONTINUES)}${tasks('c')}${end('f')}${flows('s -> sub -> e\nb -> c -> f')}`,
      escalation('X'),
    )
    const report = await run(xml)
    expect([times(report, 'a'), times(report, 'c'), report.state]).toEqual([2, 2, 'completed'])
  })

  it('should be ended whole by an error of one round', async () => {
    const xml = diagram(
      `${ENDS}${many(`<userTask id="u"/>${end('boom', failed('E'))}${flows('s1 -> u -> boom')}`)}${boundary('b', 'sub', failed('E'))}${tasks('c')}${flows('s -> sub -> e\nb -> c -> e')}`,
      error('E'),
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: [5_000, 50_000] } })
    expect([times(report, 'c'), times(report, 'u', 'cancelled'), times(report, 'e'), report.state]).toEqual([
      1,
      1,
      1,
      'completed',
    ])
  })

  it('should correlate a message to the round whose key it bears', async () => {
    const xml = diagram(
      `${ENDS}${many(`<receiveTask id="r" messageRef="M"/>${script('mark', 'i', 'last')}${flows('s1 -> r -> mark')}`, 'inputCollection="=[&quot;a&quot;,&quot;b&quot;]" inputElement="i"')}${flows('s -> sub -> e')}`,
      message('M', 'M', '=i'),
    )
    const report = await run(xml, { tell: ['M:b'] })
    expect([variables(report)['last'], report.instances[0]!.waitingAt]).toEqual(['b', ['r']])
    expect((await run(xml, { tell: ['M:b', 'M:a'] })).state).toBe('completed')
  })

  it('should call a process for each item', async () => {
    const xml = diagram(
      `${ENDS}<callActivity id="call">${extensions('<zeebe:calledElement processId="child" propagateAllChildVariables="false"/>', '<zeebe:ioMapping><zeebe:output source="=r" target="r"/></zeebe:ioMapping>')}${loop('inputCollection="=[1,2]" inputElement="i" outputCollection="rs" outputElement="=r"')}</callActivity>${flows('s -> call -> e')}`,
    ).replace(
      '</definitions>',
      `<process id="child" isExecutable="true"><startEvent id="cs"/>${script('double', 'i * 2', 'r')}${flows('cs -> double')}</process></definitions>`,
    )
    const report = await run(xml, { processes: ['process'] })
    expect([variables(report)['rs'], report.instances.map(one => one.state)]).toEqual([
      [2, 4],
      ['completed', 'completed', 'completed'],
    ])
  })

  it('should wait for a message by the body once it is at its boundary', async () => {
    const xml = diagram(
      `${ENDS}${many(`<userTask id="u"/>${flows('s1 -> u')}`)}${boundary('b', 'sub', messaged('M'))}${flows('s -> sub -> e\nb -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([times(report, 'u', 'cancelled'), times(report, 'e'), report.state]).toEqual([2, 1, 'completed'])
  })
})

describe('standard loops', () => {
  const repeated = (attributes: string, condition: string) =>
    diagram(
      `${ENDS}<scriptTask id="w">${extensions('<zeebe:script expression="=n + 1" resultVariable="n"/>')}<standardLoopCharacteristics ${attributes}>${condition && `<loopCondition>${condition}</loopCondition>`}</standardLoopCharacteristics></scriptTask>${flows('s -> w -> e')}`,
    )

  it.each([
    ['', '=n &lt; 3', 3],
    ['', '=n &lt; 0', 1],
    ['testBefore="true"', '=n &lt; 3', 3],
    ['testBefore="true"', '=n &lt; 0', 0],
    ['loopMaximum="2"', '=n &lt; 5', 2],
    ['loopMaximum="2"', '', 2],
    ['testBefore="true" loopMaximum="2"', '=n &lt; 5', 2],
  ])('should repeat with %s while %s', async (attributes, condition, n) => {
    const report = await run(repeated(attributes, condition), { vars: { n: 0 } })
    expect([variables(report)['n'], report.state, times(report, 'e')]).toEqual([n, 'completed', 1])
  })

  it('should be an incident when it never ends', async () => {
    const report = await run(repeated('', '=true'), { vars: { n: 0 } })
    expect(incidents(report)).toEqual(['w LOOP'])
  })

  it('should repeat a sub-process', async () => {
    const xml = diagram(
      `${ENDS}<subProcess id="sub"><standardLoopCharacteristics><loopCondition>=n &lt; 3</loopCondition></standardLoopCharacteristics><startEvent id="s1"/>${script('w', 'n + 1', 'n')}<userTask id="u"/>${flows('s1 -> w -> u')}</subProcess>${flows('s -> sub -> e')}`,
    )
    const report = await run(xml, { vars: { n: 0 }, complete: { u: {} } })
    expect([variables(report)['n'], times(report, 'u'), report.state]).toEqual([3, 3, 'completed'])
  })

  it('should fail out of a round', async () => {
    const xml = diagram(
      `${ENDS}<serviceTask id="w">${extensions('<zeebe:taskDefinition type="x"/>')}<standardLoopCharacteristics loopMaximum="5"/></serviceTask>${boundary('b', 'w', failed())}${tasks('c')}${flows('s -> w -> e\nb -> c -> e')}${service('unused').slice(0, 0)}`,
    )
    const report = await run(xml, { throws: { w: 'BAD' } })
    expect([times(report, 'c'), times(report, 'e'), report.state]).toEqual([1, 1, 'completed'])
  })
})
