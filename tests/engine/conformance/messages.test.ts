import { diagram, extensions, file, flows, message, process, timer } from '../xml.js'
import { boundary, catching, CONTINUES, emit, end, ENDS, messaged, sub, tasks } from './bpmn.js'
import { incidents, run, secondsAt, those, times, variables } from './world.js'

const told = (name: string, variables: Record<string, unknown> = {}, key: string | null = null) =>
  ({ kind: 'message', name, key, variables }) as never

describe('messages', () => {
  it('should go only to the key they bear', async () => {
    const xml = diagram(
      `${ENDS}<receiveTask id="r" messageRef="M"/>${flows('s -> r -> e')}`,
      message('M', 'M', '=no'),
    )
    const vars = { no: 7 }
    expect((await run(xml, { vars, tell: ['M:8'] })).instances[0]!.waitingAt).toEqual(['r'])
    expect((await run(xml, { vars, tell: ['M:8', 'M:7'] })).state).toBe('completed')
    expect((await run(xml, { vars, tell: ['M'] })).state).toBe('completed')
  })

  it('should be an incident when the key has no value', async () => {
    const xml = diagram(
      `${ENDS}<receiveTask id="r" messageRef="M"/>${flows('s -> r -> e')}`,
      message('M', 'M', '=no'),
    )
    expect(incidents(await run(xml))).toEqual(['r NO_CORRELATION_KEY'])
  })

  it('should be kept for who comes to wait later', async () => {
    const xml = diagram(
      `${ENDS}${catching('wait', timer('timeDuration', 'PT1H'))}${catching('in', messaged('M'))}${flows('s -> wait -> in -> e')}`,
      message('M'),
    )
    const report = await run(xml, { tell: ['M'] })
    expect([secondsAt(report, 'in', 'completed'), report.state]).toEqual([[3600], 'completed'])
  })

  it('should be taken in turn, one each', async () => {
    const xml = diagram(
      `${ENDS}${catching('one', messaged('M'))}${catching('two', messaged('M'))}${flows('s -> one -> two -> e')}`,
      message('M'),
    )
    expect((await run(xml, { tell: ['M'] })).instances[0]!.waitingAt).toEqual(['two'])
    const report = await run(xml, { tell: [told('M', { a: 1 }), told('M', { b: 2 })] })
    expect([variables(report), report.state]).toEqual([{ a: 1, b: 2 }, 'completed'])
  })

  it('should go through the outputs of the catch, and nothing else of them', async () => {
    const xml = diagram(
      `${ENDS}<intermediateCatchEvent id="in">${extensions('<zeebe:ioMapping><zeebe:output source="=a + 1" target="kept"/></zeebe:ioMapping>')}${messaged('M')}</intermediateCatchEvent>${flows('s -> in -> e')}`,
      message('M'),
    )
    expect(variables(await run(xml, { tell: [told('M', { a: 1 })] }))).toEqual({ kept: 2 })
  })

  it('should bring their payload into the instance they start', async () => {
    const xml = diagram(
      `<startEvent id="s">${messaged('M')}</startEvent>${end('e')}${flows('s -> e')}`,
      message('M'),
    )
    expect(variables(await run(xml, { tell: [told('M', { a: 1 })] }))).toEqual({ a: 1 })
  })

  it('should pass between the pools of a collaboration', async () => {
    const xml = file(
      `<collaboration id="c"><participant id="p1" processRef="buyer"/><participant id="p2" processRef="seller"/><messageFlow id="mf" sourceRef="ask" targetRef="asked"/></collaboration>`,
      message('ORDER') + message('REPLY'),
      process(
        `<startEvent id="s"/><sendTask id="ask" messageRef="ORDER"/><receiveTask id="answer" messageRef="REPLY"/><endEvent id="e"/>${flows('s -> ask -> answer -> e')}`,
        'buyer',
      ),
      process(
        `<startEvent id="asked">${messaged('ORDER')}</startEvent>${tasks('work')}<endEvent id="reply">${messaged('REPLY')}</endEvent>${flows('asked -> work -> reply')}`,
        'seller',
      ),
    )
    const report = await run(xml)
    expect([report.state, report.instances.map(one => one.process), times(report, 'work')]).toEqual([
      'completed',
      ['buyer', 'seller'],
      1,
    ])
  })

  it('should find a pool that has been started by itself', async () => {
    const xml = file(
      message('PING') + message('PONG'),
      process(
        `<startEvent id="s1"/>${emit('ping', messaged('PING'))}${catching('pong', messaged('PONG'))}${flows('s1 -> ping -> pong')}`,
        'one',
      ),
      process(
        `<startEvent id="s2"/>${catching('pinged', messaged('PING'))}${emit('ponged', messaged('PONG'))}${flows('s2 -> pinged -> ponged')}`,
        'two',
      ),
    )
    for (const processes of [
      ['one', 'two'],
      ['two', 'one'],
    ])
      expect((await run(xml, { processes })).state).toBe('completed')
  })

  it('should reach the one who throws it to itself', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${catching('in', messaged('M'))}${emit('out', messaged('M'))}${flows('s -> p -> out -> e\np -> in -> e')}`,
      message('M'),
    )
    expect((await run(xml)).state).toBe('completed')
  })

  it('should be thrown by a send task with a job type, by name and key', async () => {
    const xml = diagram(
      `${ENDS}<sendTask id="t">${extensions('<zeebe:taskDefinition type="huying.publish"/><zeebe:ioMapping><zeebe:input source="M" target="name"/><zeebe:input source="=string(no)" target="correlationKey"/><zeebe:input source="={got: 1}" target="variables"/></zeebe:ioMapping>')}</sendTask>${catching('in', messaged('M'))}${flows('s -> t -> in -> e')}`,
      message('M', 'M', '=no'),
    )
    const report = await run(xml, { vars: { no: 7 } })
    expect([report.state, variables(report)]).toEqual(['completed', { no: 7, got: 1 }])
  })

  it('should let a send task without anything to send pass', async () => {
    expect((await run(diagram(`${ENDS}<sendTask id="t"/>${flows('s -> t -> e')}`))).state).toBe('completed')
  })

  it('should be awaited at a boundary beside a receive task, the message of each to each', async () => {
    const xml = diagram(
      `${ENDS}<receiveTask id="r" messageRef="M"/>${boundary('b', 'r', messaged('N'), CONTINUES)}${boundary('late', 'r', timer('timeDuration', 'PT1H'))}${tasks('c', 'd')}${end('f')}${flows('s -> r -> e\nb -> c -> f\nlate -> d -> f')}`,
      message('M') + message('N'),
    )
    const report = await run(xml, { tell: ['N', 'M'] })
    expect([times(report, 'c'), times(report, 'd'), times(report, 'e'), report.state]).toEqual([
      1,
      0,
      1,
      'completed',
    ])
    expect(times(await run(xml, { tell: ['N'] }), 'd')).toBe(1)
  })

  it('should reach the oldest of those who wait for the same', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${catching('one', messaged('M'))}${catching('two', messaged('M'))}${flows('s -> p -> one -> e\np -> two -> e')}`,
      message('M'),
    )
    expect((await run(xml, { tell: ['M'] })).instances[0]!.waitingAt).toEqual(['two'])
  })

  it('should be awaited inside a sub-process with the key of its scope', async () => {
    const xml = diagram(
      `${ENDS}<subProcess id="sub">${extensions('<zeebe:ioMapping><zeebe:input source="=&quot;k1&quot;" target="key"/></zeebe:ioMapping>')}<startEvent id="s1"/>${catching('in', messaged('M'))}${flows('s1 -> in')}</subProcess>${flows('s -> sub -> e')}`,
      message('M', 'M', '=key'),
    )
    expect((await run(xml, { tell: ['M:k1'] })).state).toBe('completed')
  })

  it('should have names that are computed', async () => {
    const xml = diagram(
      `${ENDS}<receiveTask id="r" messageRef="M"/>${flows('s -> r -> e')}`,
      message('M', '="order-" + no'),
    )
    expect((await run(xml, { vars: { no: '7' }, tell: ['order-7'] })).state).toBe('completed')
  })
})

describe('signals', () => {
  const roots = '<signal id="Z" name="stop"/>'

  it('should reach everybody who waits, in every instance', async () => {
    const xml = file(
      roots,
      process(
        `<startEvent id="s1"/>${catching('a', '<signalEventDefinition signalRef="Z"/>')}${flows('s1 -> a')}`,
        'one',
      ),
      process(
        `<startEvent id="s2"/><parallelGateway id="p"/>${catching('b', '<signalEventDefinition signalRef="Z"/>')}${catching('c', '<signalEventDefinition signalRef="Z"/>')}${flows('s2 -> p -> b\np -> c')}`,
        'two',
      ),
    )
    const report = await run(xml, { processes: ['one', 'two'], tell: ['signal stop'] })
    expect([
      report.state,
      those(report)
        .filter(id => 'abc'.includes(id))
        .sort(),
    ]).toEqual(['completed', ['a', 'b', 'c']])
  })

  it('should not be kept for who comes later', async () => {
    const xml = diagram(
      `${ENDS}${catching('wait', timer('timeDuration', 'PT1H'))}${catching('in', '<signalEventDefinition signalRef="Z"/>')}${flows('s -> wait -> in -> e')}`,
      roots,
    )
    expect((await run(xml, { tell: ['signal stop'] })).instances[0]!.waitingAt).toEqual(['in'])
  })

  it('should be thrown at an end event, to a sub-process of the same instance', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${sub('sub', '<startEvent id="s1"/>', catching('in', '<signalEventDefinition signalRef="Z"/>'), flows('s1 -> in'))}<endEvent id="out"><signalEventDefinition signalRef="Z"/></endEvent>${flows('s -> p -> out\np -> sub -> e')}`,
      roots,
    )
    expect((await run(xml)).state).toBe('completed')
  })

  it('should start an instance of another process', async () => {
    const xml = file(
      roots,
      process(
        `<startEvent id="s1"/><endEvent id="out"><signalEventDefinition signalRef="Z"/></endEvent>${flows('s1 -> out')}`,
        'one',
      ),
      process(
        `<startEvent id="s2"><signalEventDefinition signalRef="Z"/></startEvent>${tasks('a')}${flows('s2 -> a')}`,
        'two',
      ),
    )
    const report = await run(xml)
    expect([report.instances.map(one => one.process), times(report, 'a')]).toEqual([['one', 'two'], 1])
  })
})
