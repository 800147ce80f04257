import { play } from '../play.js'
import { diagram, extensions, flows, io, message, script, timer } from '../xml.js'

describe('huying.publish', () => {
  const inputs = io({
    name: '= "reopen " + 流程',
    correlationKey: '= 案键 + "/2"',
    variables: '= {轮次: 2}',
    dedupe: '= 案键',
  })
  const publishes = (tag: string, inside = '') =>
    diagram(`<startEvent id="start"/><${tag} id="throw">${extensions('<zeebe:taskDefinition type="huying.publish"/>', inputs)}${inside}</${tag}>${tag === 'endEvent' ? '' : '<endEvent id="end"/>'}
      ${flows(tag === 'endEvent' ? 'start -> throw' : 'start -> throw -> end')}`)

  it.each([
    ['sendTask', ''],
    ['intermediateThrowEvent', '<messageEventDefinition/>'],
    ['endEvent', '<messageEventDefinition/>'],
  ])('should publish within the step from a %s', async (tag, inside) => {
    const run = (await play(publishes(tag, inside))).start({ 流程: 'township-call', 案键: 'K1' })
    expect(run.state.status).toBe('completed')
    const [thrown] = run.of('message-thrown')
    expect(thrown).toMatchObject({
      element: 'throw',
      name: 'reopen township-call',
      correlationKey: 'K1/2',
      variables: { 轮次: 2 },
      dedupe: 'K1',
    })
    expect(thrown!.id).toBe(`i1/${thrown!.seq}`)
    expect(run.variables()).toEqual({ 流程: 'township-call', 案键: 'K1' })
  })

  it.each([['name: null', { 流程: null, 案键: 'K1' }, 'NOT_A_NAME']])(
    'should be an incident with %s',
    async (_what, variables, code) => {
      expect((await play(publishes('sendTask'))).start(variables).incidents()).toEqual([`throw ${code}`])
    },
  )
})

describe('a standard message', () => {
  const roots = message('m', 'file call', '= 号')

  it.each([
    ['intermediateThrowEvent', '<messageEventDefinition messageRef="m"/>', ''],
    ['sendTask', '', 'messageRef="m"'],
  ])(
    'should be thrown by a %s with name, key and what is mapped into it',
    async (tag, inside, attributes) => {
      const xml = diagram(
        `<startEvent id="start"/><${tag} id="throw" ${attributes}>${extensions(io({ 事项: '= a' }))}${inside}</${tag}><endEvent id="end"/>${flows('start -> throw -> end')}`,
        roots,
      )
      const run = (await play(xml)).start({ a: 1, 号: 7 })
      expect(run.of('message-thrown')).toMatchObject([
        { name: 'file call', correlationKey: '7', variables: { 事项: 1 }, dedupe: null },
      ])
    },
  )

  it('should be received by an intermediate event and by a receive task', async () => {
    const xml = diagram(
      `<startEvent id="start"/><intermediateCatchEvent id="catch"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><receiveTask id="receive" messageRef="n"/><endEvent id="end"/>${flows('start -> catch -> receive -> end')}`,
      roots + message('n', 'answered'),
    )
    const run = (await play(xml)).start({ 号: 'K' }).publish('file call', 'K', { a: 1 })
    expect(run.waitingAt()).toEqual(['receive'])
    run.publish('answered', null, { b: 2 })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ 号: 'K', a: 1, b: 2 })
    expect(run.of('message-received')[0]).toMatchObject({ id: 'm1', by: 'someone', variables: { a: 1 } })
  })

  it('should bring only what outputs say', async () => {
    const xml = diagram(
      `<startEvent id="start"/><intermediateCatchEvent id="catch">${extensions(io({}, { x: '= a + 1' }))}<messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flows('start -> catch')}`,
      roots,
    )
    const run = (await play(xml)).start({ 号: 'K' }).publish('file call', 'K', { a: 1, b: 2 })
    expect(run.variables()).toEqual({ 号: 'K', x: 2 })
  })

  it('should start a process, through the outputs of its start event', async () => {
    const start = (outputs: string) =>
      diagram(
        `<startEvent id="filed">${outputs}<messageEventDefinition messageRef="m"/></startEvent><startEvent id="start"/><userTask id="t"/>${flows(`filed -> t
          start -> t`)}`,
        roots,
      )
    const cause = { kind: 'message' as const, name: 'file call', id: 'm1' }
    const plain = (await play(start(''))).start({ a: 1 }, { startEvent: 'filed', cause, key: 'K' })
    expect(plain.path()).toEqual(['filed', 't'])
    expect(plain.variables()).toEqual({ a: 1 })
    expect(plain.state).toMatchObject({ key: 'K', startEvent: 'filed' })
    const mapped = (await play(start(extensions(io({}, { 基准: '= a' }))))).start(
      { a: 1 },
      { startEvent: 'filed', cause },
    )
    expect(mapped.variables()).toEqual({ 基准: 1 })
    expect((await play(start(''))).start().path()).toEqual(['start', 't'])
  })

  it('should await messages under a key that its start event made', async () => {
    const xml = diagram(
      `<startEvent id="filed">${extensions(io({}, { 案键: '= 编号 + "@call"' }))}<messageEventDefinition messageRef="m"/></startEvent><userTask id="t"/>
      <subProcess id="exit" triggeredByEvent="true"><startEvent id="asked"><messageEventDefinition messageRef="x"/></startEvent><endEvent id="left"/>${flows('asked -> left')}</subProcess>${flows('filed -> t')}`,
      roots + message('x', 'exit requested', '= 案键'),
    )
    const cause = { kind: 'message' as const, name: 'file call', id: 'm1' }
    const run = (await play(xml)).start({ 编号: 'K' }, { startEvent: 'filed', cause })
    expect(run.publish('exit requested', 'K@call').state.status).toBe('completed')
  })
})

describe('sending to a worker', () => {
  it('should be recorded within the step and never wait', async () => {
    const xml = diagram(
      `<startEvent id="start"/><sendTask id="tell">${extensions('<zeebe:taskDefinition type="huying.notice"/>', '<zeebe:taskHeaders><zeebe:header key="样式" value="提醒"/></zeebe:taskHeaders>', io({ 收件人: '= 主办' }))}</sendTask>
      <endEvent id="end">${extensions('<zeebe:taskDefinition type="huying.document"/>')}<messageEventDefinition/></endEvent>${flows('start -> tell -> end')}`,
    )
    const run = (await play(xml)).start({ 主办: 'A', other: 1 })
    expect(run.state.status).toBe('completed')
    expect(run.of('sent')).toMatchObject([
      { element: 'tell', sendType: 'huying.notice', variables: { 收件人: 'A' }, headers: { 样式: '提醒' } },
      { element: 'end', sendType: 'huying.document', variables: { 主办: 'A', other: 1 } },
    ])
  })
})

describe('a refusal end', () => {
  const guarded = diagram(
    `<startEvent id="start"/><userTask id="work"/>${flows('start -> work')}
    <subProcess id="ask" triggeredByEvent="true"><startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent>
      <exclusiveGateway id="gw" default="gw-task"/><endEvent id="no">${extensions('<huying:refusal text="= if 在途 then &quot;已有申请在办&quot; else &quot;已过时限&quot;"/>')}</endEvent><userTask id="task"/>
      ${flows(`asked -> gw
        gw -> no: 在途 = true
        gw -> task`)}</subProcess>`,
    message('m', 'requested'),
  )

  it('should leave no trace of the act, and say why', async () => {
    const run = (await play(guarded)).start({ 在途: true })
    const before = run.current
    const events = run.events.length
    run.publish('requested', null, { 理由: 'x' })
    expect(run.last?.refused).toEqual({ element: 'no', text: '已有申请在办' })
    expect(run.current).toBe(before)
    expect(run.events).toHaveLength(events)
  })

  it('should say it in English as well, where the diagram does', async () => {
    const bilingual = guarded.replace(
      '<huying:refusal ',
      '<huying:refusal textEn="= &quot;Asked already&quot;" ',
    )
    const run = (await play(bilingual)).start({ 在途: true }).publish('requested')
    expect(run.last?.refused).toEqual({ element: 'no', text: '已有申请在办', textEn: 'Asked already' })
  })

  it('should let an act that is allowed pass', async () => {
    const run = (await play(guarded)).start({ 在途: false }).publish('requested')
    expect(run.waitingAt()).toEqual(['asked', 'work', 'task'])
  })

  it('should refuse a start', async () => {
    const xml = diagram(
      `<startEvent id="start"/><endEvent id="no">${extensions('<huying:refusal text="停收新件"/>')}</endEvent>${flows('start -> no')}`,
    )
    const run = (await play(xml)).start()
    expect(run.current).toBeNull()
    expect(run.last?.refused?.text).toBe('停收新件')
  })
})

describe('a signal', () => {
  const roots = '<signal id="s" name="alarm"/>'

  it('should reach everybody in its instance who waits, also who comes to wait in the same step', async () => {
    const xml = diagram(
      `<startEvent id="start"/><parallelGateway id="fork"/><intermediateThrowEvent id="throw"><signalEventDefinition signalRef="s"/></intermediateThrowEvent>
      ${script('first', '1')}<intermediateCatchEvent id="a"><signalEventDefinition signalRef="s"/></intermediateCatchEvent><intermediateCatchEvent id="b"><signalEventDefinition signalRef="s"/></intermediateCatchEvent><endEvent id="end"/>
      ${flows(`start -> fork -> throw -> end
        fork -> first -> a -> end
        fork -> b -> end`)}`,
      roots,
    )
    const run = (await play(xml)).start()
    expect(run.state.status).toBe('completed')
    expect(run.of('signal-received')).toHaveLength(2)
    expect(run.of('signal-thrown')).toMatchObject([{ element: 'throw', name: 'alarm' }])
  })

  it('should be able to interrupt the scope that throws it', async () => {
    const xml = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s1"/><endEvent id="throw"><signalEventDefinition signalRef="s"/></endEvent>${flows('s1 -> throw')}</subProcess>
      <boundaryEvent id="caught" attachedToRef="sub"><signalEventDefinition signalRef="s"/></boundaryEvent><userTask id="t"/>${flows(`start -> sub
        caught -> t`)}`,
      roots,
    )
    expect((await play(xml)).start().waitingAt()).toEqual(['t'])
  })
})

describe('intermediate timers', () => {
  const wait = (kind: Parameters<typeof timer>[0], value: string) =>
    diagram(
      `<startEvent id="start"/><intermediateCatchEvent id="t">${timer(kind, value)}</intermediateCatchEvent>${flows('start -> t')}`,
    )

  it.each([
    ['timeDuration', 'PT10S', 10],
    ['timeDuration', 'P1D', 86_400],
    ['timeDuration', '= duration("PT1M")', 60],
    ['timeDuration', '= "PT1M"', 60],
    ['timeDuration', '= wait', 120],
    ['timeDate', '2026-10-12T09:41:00+08:00', 60],
    ['timeDate', '2026-10-12T01:41:00Z', 60],
    ['timeDate', '= now() + duration("PT5M")', 300],
    ['timeDuration', 'P1M', 31 * 86_400],
    ['timeDuration', 'P1Y', 365 * 86_400],
    ['timeDuration', '= duration("P1M")', 31 * 86_400],
    ['timeCycle', 'R2/PT30S', 30],
  ] as const)('should be due by %s %s after %d seconds', async (kind, value, seconds) => {
    const run = (await play(wait(kind, value))).start({ wait: 'PT2M' })
    const [armed] = run.of('timer-armed')
    expect((armed!.due.at - run.now) / 1000).toBe(seconds)
    expect(run.fireNext().state.status).toBe('completed')
  })

  it.each(['= nothing', '= 5', '= "soon"'])('should be an incident with %s', async value => {
    expect((await play(wait('timeDate', value))).start().incidents()).toEqual(['t NOT_A_DATE'])
  })
})

describe('links', () => {
  it('should carry the token from throw to catch', async () => {
    const xml =
      diagram(`<startEvent id="start"/><intermediateThrowEvent id="out"><linkEventDefinition name="L"/></intermediateThrowEvent>
      <intermediateCatchEvent id="in"><linkEventDefinition name="L"/></intermediateCatchEvent><userTask id="t"/>${flows(`start -> out
        in -> t`)}`)
    const run = (await play(xml)).start()
    expect(run.path()).toEqual(['start', 'out', 'in', 't'])
    expect(run.complete('t').state.status).toBe('completed')
  })
})
