import { diagram, extensions, flows, message, script, timer } from '../xml.js'
import { incidents, run, secondsAt, those, times, variables } from './world.js'

const none = (...ids: string[]) => ids.map(id => `<task id="${id}"/>`).join('')
const S = '<startEvent id="s"/><endEvent id="e"/>'
const job = (id: string) =>
  `<serviceTask id="${id}">${extensions('<zeebe:taskDefinition type="work"/>')}</serviceTask>`
const on = (id: string, host: string, definition: string, more = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${more}>${definition}</boundaryEvent>`
const CONTINUES = 'cancelActivity="false"'
const ERROR = '<error id="E" name="bad" errorCode="BAD"/><error id="F" name="worse" errorCode="WORSE"/>'

describe('boundary timers', () => {
  it('should interrupt the task that takes too long', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('late', 'u', timer('timeDuration', 'PT10S'))}${none('a', 'b')}${flows('s -> u -> a -> e\nlate -> b -> e')}`,
    )
    const late = await run(xml)
    expect([those(late), those(late, 'cancelled'), secondsAt(late, 'b')]).toEqual([
      ['s', 'late', 'b', 'e'],
      ['u'],
      [10],
    ])
    const soon = await run(xml, { complete: { u: {} }, durations: { u: 9_000 } })
    expect([those(soon), soon.state]).toEqual([['s', 'u', 'a', 'e'], 'completed'])
  })

  it('should fire a cycle beside the task as often as it says', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('tick', 'u', timer('timeCycle', 'R3/PT10S'), CONTINUES)}${none('b')}<endEvent id="f"/>${flows('s -> u -> e\ntick -> b -> f')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 100_000 } })
    expect([secondsAt(report, 'b'), report.state]).toEqual([[10, 20, 30], 'completed'])
    const early = await run(xml, { complete: { u: {} }, durations: { u: 25_000 } })
    expect([secondsAt(early, 'b'), early.state]).toEqual([[10, 20], 'completed'])
  })

  it('should fire once beside the task by a duration', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('tick', 'u', timer('timeDuration', 'PT10S'), CONTINUES)}<endEvent id="f"/>${flows('s -> u -> e\ntick -> f')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 60_000 } })
    expect([secondsAt(report, 'tick'), report.state]).toEqual([[10], 'completed'])
  })

  it('should stop an endless cycle with its task', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('tick', 'u', timer('timeCycle', 'R/PT1S'), CONTINUES)}<endEvent id="f"/>${flows('s -> u -> e\ntick -> f')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 5_500 } })
    expect([secondsAt(report, 'tick'), report.state]).toEqual([[1, 2, 3, 4, 5], 'completed'])
  })

  it('should end a cycle that nothing stops, with an incident or a wait and not with an exception', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('tick', 'u', timer('timeCycle', 'R/PT1S'), CONTINUES)}<endEvent id="f"/>${flows('s -> u -> e\ntick -> f')}`,
    )
    const report = await run(xml)
    expect(['waiting', 'incident']).toContain(report.state)
  })

  it('should keep running by the other flow what an interrupting timer of a sub-process has ended', async () => {
    const xml = diagram(
      `${S}<subProcess id="sub"><startEvent id="s1"/><userTask id="u"/><endEvent id="e1"/>${flows('s1 -> u -> e1')}</subProcess>${on('late', 'sub', timer('timeDuration', 'PT10S'))}${none('b')}${flows('s -> sub -> e\nlate -> b -> e')}`,
    )
    const report = await run(xml)
    expect([those(report, 'cancelled'), times(report, 'b'), report.state]).toEqual([
      ['u', 'sub'],
      1,
      'completed',
    ])
  })

  it('should let the task that is done at the very instant or the timer win, but not both', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('late', 'u', timer('timeDuration', 'PT10S'))}${none('a', 'b')}${flows('s -> u -> a -> e\nlate -> b -> e')}`,
    )
    const report = await run(xml, { complete: { u: {} }, durations: { u: 10_000 } })
    expect(times(report, 'a') + times(report, 'b')).toBe(1)
    expect(report.state).toBe('completed')
  })
})

describe('boundary errors', () => {
  const xml = diagram(
    `${S}${job('w')}${on('any', 'w', '<errorEventDefinition/>')}${on('bad', 'w', '<errorEventDefinition errorRef="E"/>')}${none('a', 'b', 'c')}${flows('s -> w -> a -> e\nany -> b -> e\nbad -> c -> e')}`,
    ERROR,
  )

  it('should prefer the exact code to the catch-all', async () => {
    expect(those(await run(xml, { throws: { w: 'BAD' } }))).toEqual(['s', 'bad', 'c', 'e'])
    expect(those(await run(xml, { throws: { w: 'OTHER' } }))).toEqual(['s', 'any', 'b', 'e'])
  })

  it('should record the task as failed, not as completed', async () => {
    const report = await run(xml, { throws: { w: 'BAD' } })
    expect([those(report, 'failed'), report.state]).toEqual([['w'], 'completed'])
  })

  it('should be an incident that names the code when nobody catches it', async () => {
    const report = await run(diagram(`${S}${job('w')}${flows('s -> w -> e')}`), { throws: { w: 'LOST' } })
    expect([report.state, incidents(report)]).toEqual(['incident', ['w UNCAUGHT_ERROR']])
    expect(report.instances[0]!.incidents[0]!.message).toContain('LOST')
  })

  it('should not be caught by a boundary of another code', async () => {
    const only = diagram(
      `${S}${job('w')}${on('bad', 'w', '<errorEventDefinition errorRef="E"/>')}${flows('s -> w -> e\nbad -> e')}`,
      ERROR,
    )
    expect(incidents(await run(only, { throws: { w: 'WORSE' } }))).toEqual(['w UNCAUGHT_ERROR'])
  })

  it('should go outwards to the sub-process around, cancelling what else runs in it', async () => {
    const nested = diagram(
      `${S}<subProcess id="sub"><startEvent id="s1"/><parallelGateway id="p"/><userTask id="u"/>${job('w')}${flows('s1 -> p -> u\np -> w')}</subProcess>${on('bad', 'sub', '<errorEventDefinition errorRef="E"/>')}${none('a', 'c')}${flows('s -> sub -> a -> e\nbad -> c -> e')}`,
      ERROR,
    )
    const report = await run(nested, { throws: { w: 'BAD' } })
    expect([those(report, 'cancelled'), times(report, 'c'), times(report, 'a'), report.state]).toEqual([
      ['u', 'sub'],
      1,
      0,
      'completed',
    ])
  })

  it('should come from an error end event to the boundary of its sub-process', async () => {
    const nested = diagram(
      `${S}<subProcess id="sub"><startEvent id="s1"/><endEvent id="boom"><errorEventDefinition errorRef="E"/></endEvent>${flows('s1 -> boom')}</subProcess>${on('bad', 'sub', '<errorEventDefinition errorRef="E"/>')}${none('a', 'c')}${flows('s -> sub -> a -> e\nbad -> c -> e')}`,
      ERROR,
    )
    const report = await run(nested)
    expect([times(report, 'boom'), times(report, 'c'), times(report, 'a'), report.state]).toEqual([
      1,
      1,
      0,
      'completed',
    ])
  })

  it('should pass two levels up when the nearer boundary is for another code', async () => {
    const nested = diagram(
      `${S}<subProcess id="outer"><startEvent id="s1"/><subProcess id="inner"><startEvent id="s2"/><endEvent id="boom"><errorEventDefinition errorRef="E"/></endEvent>${flows('s2 -> boom')}</subProcess>${on('wrong', 'inner', '<errorEventDefinition errorRef="F"/>')}<endEvent id="e1"/>${flows('s1 -> inner -> e1\nwrong -> e1')}</subProcess>${on('bad', 'outer', '<errorEventDefinition errorRef="E"/>')}${none('c')}${flows('s -> outer -> e\nbad -> c -> e')}`,
      ERROR,
    )
    const report = await run(nested)
    expect([times(report, 'wrong'), times(report, 'c'), report.state]).toEqual([0, 1, 'completed'])
  })

  it('should retry in a loop that a boundary error leads back', async () => {
    const loop = diagram(
      `${S}<exclusiveGateway id="m"/>${job('w')}${on('bad', 'w', '<errorEventDefinition/>')}${flows('s -> m -> w -> e\nbad -> m')}`,
    )
    const report = await run(loop, { throws: { w: ['BAD', 'BAD', ''] } })
    expect(times(report, 'w', 'failed')).toBeGreaterThanOrEqual(2)
  })

  it.each([
    'scriptTask',
    'sendTask',
    'businessRuleTask',
    'manualTask',
    'task',
    'serviceTask',
    'userTask',
    'receiveTask',
  ])('should catch what a %s throws', async kind => {
    const any = diagram(
      `${S}<${kind} id="w" ${kind === 'receiveTask' ? 'messageRef="M"' : ''}/>${on('bad', 'w', '<errorEventDefinition/>')}${none('c')}${flows('s -> w -> e\nbad -> c -> e')}`,
      message('M'),
    )
    const report = await run(any, { throws: { w: 'BAD' } })
    expect([times(report, 'c'), times(report, 'w', 'failed'), report.state]).toEqual([1, 1, 'completed'])
  })
})

describe('boundary messages, signals and escalations', () => {
  const host = (definition: string, more = '') =>
    diagram(
      `${S}<userTask id="u"/>${on('b', 'u', definition, more)}${none('a', 'c')}${flows('s -> u -> a -> e\nb -> c -> e')}`,
      message('M') + '<signal id="Z" name="Z"/>',
    )

  it('should be interrupted by a message', async () => {
    const report = await run(host('<messageEventDefinition messageRef="M"/>'), { tell: ['M'] })
    expect([those(report), those(report, 'cancelled')]).toEqual([['s', 'b', 'c', 'e'], ['u']])
  })

  it('should hear a message beside the task as often as it comes', async () => {
    const report = await run(host('<messageEventDefinition messageRef="M"/>', CONTINUES), {
      tell: ['M', 'M', 'M'],
    })
    expect([times(report, 'c'), report.instances[0]!.waitingAt.sort()]).toEqual([3, ['b', 'u']])
  })

  it('should hear a signal beside the task as often as it comes', async () => {
    const report = await run(host('<signalEventDefinition signalRef="Z"/>', CONTINUES), {
      tell: ['signal Z', 'signal Z'],
    })
    expect([times(report, 'c'), report.instances[0]!.waitingAt.sort()]).toEqual([2, ['b', 'u']])
  })

  it('should be interrupted by a signal that another branch throws', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><userTask id="u"/>${on('b', 'u', '<signalEventDefinition signalRef="Z"/>')}<intermediateThrowEvent id="t"><signalEventDefinition signalRef="Z"/></intermediateThrowEvent>${none('c')}${flows('s -> p -> u -> e\np -> t -> e\nb -> c -> e')}`,
      '<signal id="Z" name="Z"/>',
    )
    const report = await run(xml)
    expect([times(report, 'c'), those(report, 'cancelled'), report.state]).toEqual([1, ['u'], 'completed'])
  })

  it.each([
    ['', 0, 1],
    [CONTINUES, 1, 1],
  ])('should catch an escalation thrown inside its sub-process (%s)', async (more, goesOn, caught) => {
    const xml = diagram(
      `${S}<subProcess id="sub"><startEvent id="s1"/><intermediateThrowEvent id="t"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent>${none('rest')}${flows('s1 -> t -> rest')}</subProcess>${on('b', 'sub', '<escalationEventDefinition escalationRef="X"/>', more)}${none('a', 'c')}${flows('s -> sub -> a -> e\nb -> c -> e')}`,
      '<escalation id="X" name="X" escalationCode="X1"/>',
    )
    const report = await run(xml)
    expect([times(report, 'rest'), times(report, 'a'), times(report, 'c'), report.state]).toEqual([
      goesOn,
      goesOn,
      caught,
      'completed',
    ])
  })

  it('should pass by an escalation that nobody catches', async () => {
    const xml = diagram(
      `${S}<intermediateThrowEvent id="t"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent>${flows('s -> t -> e')}`,
      '<escalation id="X" name="X" escalationCode="X1"/>',
    )
    expect((await run(xml)).state).toBe('completed')
  })

  it('should not disturb the task when its boundary path meets the main path again', async () => {
    const xml = diagram(
      `${S}<userTask id="u"/>${on('b', 'u', '<messageEventDefinition messageRef="M"/>', CONTINUES)}<exclusiveGateway id="m"/>${script('n', 'n + 1', 'n')}${flows('s -> u -> m -> n -> e\nb -> m')}`,
      message('M'),
    )
    const report = await run(xml, {
      vars: { n: 0 },
      tell: ['M'],
      complete: { u: {} },
      durations: { u: 1000 },
    })
    expect([variables(report)['n'], report.state]).toEqual([2, 'completed'])
  })

  it('should put what the message brings into the process', async () => {
    const report = await run(host('<messageEventDefinition messageRef="M"/>'), {
      tell: [{ kind: 'message', name: 'M', key: null, variables: { got: 1 } }],
    })
    expect(variables(report)['got']).toBe(1)
  })
})
