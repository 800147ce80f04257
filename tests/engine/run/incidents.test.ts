import { play } from '../play.js'
import { diagram, extensions, flows, io, message, script } from '../xml.js'

const between = (inside: string) =>
  diagram(`<startEvent id="start"/>${inside}<endEvent id="end"/>${flows('start -> t -> end')}`)

describe('an incident', () => {
  it('should stop before the work when an input fails, and do both after a retry', async () => {
    const xml = between(`<userTask id="t">${extensions(io({ a: '= x < 5' }))}</userTask>`)
    const run = (await play(xml)).start({ x: 'many' })
    expect(run.incidents()).toEqual(['t EXPRESSION_FAILED'])
    expect(run.waitingAt()).toEqual([])
    run.retry('EXPRESSION_FAILED', { x: 1 })
    expect(run.waitingAt()).toEqual(['t'])
  })

  it('should keep what a completed task has brought when an output fails', async () => {
    const xml = between(`<userTask id="t">${extensions(io({}, { a: '= n < x' }))}</userTask>`)
    const run = (await play(xml)).start({ x: 'many' }).complete('t', { n: 4 })
    expect(run.incidents()).toEqual(['t EXPRESSION_FAILED'])
    run.retry('EXPRESSION_FAILED', { x: 5 })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ x: 5, a: true })
  })

  it('should not map outputs twice when a condition behind them fails', async () => {
    const xml =
      diagram(`<startEvent id="start"/><userTask id="t">${extensions(io({}, { n: '= n + 1' }))}</userTask><endEvent id="end"/>
      ${flows(`start -> t
        t -> end: ok`)}`)
    const run = (await play(xml)).start({ n: 1 }).complete('t')
    expect(run.incidents()).toEqual(['t NOT_A_BOOLEAN'])
    run.retry('NOT_A_BOOLEAN', { ok: true })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ n: 2, ok: true })
  })

  it('should not begin a process again when its event sub-processes are armed late', async () => {
    const xml = diagram(
      `<startEvent id="start"/><userTask id="t"/>${flows('start -> t')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent></subProcess>`,
      message('m', 'asked', '= 案键'),
    )
    const run = (await play(xml)).start()
    expect(run.incidents()).toEqual(['process NO_CORRELATION_KEY'])
    run.retry('NO_CORRELATION_KEY', { 案键: 'K' })
    expect(run.waitingAt()).toEqual(['t', 'es'])
    expect(run.incidents()).toEqual([])
  })

  it('should leave other tokens alone', async () => {
    const xml =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/>${script('bad', 'x < 5')}<userTask id="good"/><endEvent id="end"/>
      ${flows(`start -> fork -> bad -> end
        fork -> good -> end`)}`)
    const run = (await play(xml)).start({ x: 'many' }).complete('good')
    expect(run.state.status).toBe('active')
    expect(run.incidents()).toEqual(['bad EXPRESSION_FAILED'])
  })

  it('should end with the activity that is cancelled', async () => {
    const xml =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/>${script('bad', 'x < 5')}<userTask id="good"/><endEvent id="end"><terminateEventDefinition/></endEvent>
      ${flows(`start -> fork -> bad
        fork -> good -> end`)}`)
    const run = (await play(xml)).start({ x: 'many' }).complete('good')
    expect(run.incidents()).toEqual([])
    expect(run.state.status).toBe('completed')
  })

  it('should be gone when it is retried twice', async () => {
    const run = (await play(between(script('t', 'x < 5')))).start({ x: 'many' })
    const [incident] = Object.keys(run.state.incidents)
    run.take({ type: 'retry', incident: incident!, variables: { x: 1 } })
    expect(() => run.take({ type: 'retry', incident: incident! })).toThrow(
      expect.objectContaining({ code: 'WAIT_GONE' }),
    )
  })
})

describe('milestones and states', () => {
  it('should be recorded with what their expression gives, after the outputs', async () => {
    const xml = between(
      `<userTask id="t">${extensions(
        io({}, { 反馈时刻: '= at' }),
        '<huying:milestone name="反馈" data="= {时刻: 反馈时刻}"/>',
        '<huying:milestone name="plain"/>',
        '<huying:state name="承办中"/>',
      )}</userTask>`,
    )
    const run = await play(xml)
    run.start()
    expect(run.of('state')).toMatchObject([{ element: 't', state: '承办中' }])
    expect(run.of('milestone')).toEqual([])
    run.complete('t', { at: 5 })
    expect(run.of('milestone')).toMatchObject([
      { element: 't', name: '反馈', data: { 时刻: 5 } },
      { element: 't', name: 'plain', data: null },
    ])
    expect(run.graph).toMatchObject({ milestones: ['反馈', 'plain'], states: ['承办中'] })
  })

  it('should be an incident when it fails, before anything goes on', async () => {
    const xml = between(
      `<userTask id="t">${extensions('<huying:milestone name="m" data="= x &lt; 5"/>')}</userTask>`,
    )
    const run = (await play(xml)).start({ x: 'many' }).complete('t')
    expect(run.incidents()).toEqual(['t EXPRESSION_FAILED'])
    expect(run.retry('EXPRESSION_FAILED', { x: 1 }).of('milestone')).toHaveLength(1)
  })
})

describe('the budget', () => {
  const spin =
    diagram(`<startEvent id="start"/><exclusiveGateway id="merge"/>${script('count', 'n + 1', 'n')}<exclusiveGateway id="again" default="again-merge"/><endEvent id="end"/>
    ${flows(`start -> merge -> count -> again
      again -> merge
      again -> end: n = limit`)}`)

  it('should let a step stop and go on', async () => {
    const run = await play(spin, { env: { budget: { step: 50, instance: 100_000 } } })
    run.takeOnce({
      type: 'start',
      instance: 'i',
      process: 'process',
      definition: 'd',
      variables: { n: 0, limit: 40 },
    })
    expect(run.last?.suspended).toBe(true)
    expect(run.state.tokens).toHaveLength(1)
    run.take({ type: 'continue' })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ n: 40, limit: 40 })
  })

  it('should stop an endless loop at an incident, which can be retried', async () => {
    const run = await play(spin, { env: { budget: { step: 100, instance: 300 } } })
    run.start({ n: 0, limit: -1 })
    expect(run.incidents()).toEqual([expect.stringContaining('LOOP')])
    expect(run.state.status).toBe('active')
    run.retry('LOOP', { limit: (run.variables()['n'] as number) + 5 })
    expect(run.state.status).toBe('completed')
  })

  it('should find a join that can go on where the step stopped', async () => {
    const twice = (source: string, target: string) =>
      [1, 2]
        .map(n => `<sequenceFlow id="${source}${n}" sourceRef="${source}" targetRef="${target}"/>`)
        .join('')
    const joins =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="a"/><parallelGateway id="b"/>
      ${flows('start -> fork')}${twice('fork', 'a')}${twice('a', 'b')}`)
    for (const step of [1, 2, 3]) {
      const run = (await play(joins, { env: { budget: { step, instance: 1000 } } })).start()
      expect(run.path()).toEqual(['start', 'fork', 'a', 'b'])
      expect(run.state.status).toBe('completed')
    }
  })

  it('should count anew after a wait', async () => {
    const waiting = diagram(
      `<startEvent id="start"/><exclusiveGateway id="merge"/><userTask id="t"/>${flows(`start -> merge -> t
      t -> merge`)}`,
    )
    const run = await play(waiting, { env: { budget: { step: 100, instance: 10 } } })
    run.start()
    for (let round = 0; round < 20; round += 1) run.complete('t')
    expect(run.incidents()).toEqual([])
  })
})
