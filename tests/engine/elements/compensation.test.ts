import { play } from '../play.js'
import { diagram, extensions, flows, io, script } from '../xml.js'

const undoable = (
  id: string,
  handler = `<userTask id="undo-${id}" isForCompensation="true"/>`,
  kind = 'userTask',
) =>
  `<${kind} id="${id}"/><boundaryEvent id="c-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${handler}
  <association id="as-${id}" sourceRef="c-${id}" targetRef="undo-${id}" associationDirection="One"/>`
const throws = (reference = '') =>
  `<intermediateThrowEvent id="throw"><compensateEventDefinition ${reference}/></intermediateThrowEvent>`

describe('compensation', () => {
  const two =
    diagram(`<startEvent id="start"/>${undoable('a')}${undoable('b')}${undoable('c')}${throws()}<userTask id="after"/>
    ${flows('start -> a -> b -> throw -> after -> c')}`)

  it('should undo what has completed, last first, and wait for it', async () => {
    const run = (await play(two)).start().complete('a').complete('b')
    expect(run.waitingAt()).toEqual(['undo-b'])
    run.complete('undo-b')
    expect(run.waitingAt()).toEqual(['undo-a'])
    run.complete('undo-a')
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.complete('after').complete('c').state.status).toBe('completed')
  })

  it('should undo a named activity alone', async () => {
    const named = two.replace('<compensateEventDefinition />', '<compensateEventDefinition activityRef="a"/>')
    const run = (await play(named)).start().complete('a').complete('b')
    expect(run.waitingAt()).toEqual(['undo-a'])
    expect(run.complete('undo-a').waitingAt()).toEqual(['after'])
  })

  it('should pass when nothing has completed', async () => {
    const none = diagram(
      `<startEvent id="start"/>${undoable('a')}${throws()}<userTask id="after"/>${flows('start -> throw -> after -> a')}`,
    )
    expect((await play(none)).start().waitingAt()).toEqual(['after'])
  })

  it('should undo each only once', async () => {
    const twice =
      diagram(`<startEvent id="start"/>${undoable('a')}${throws()}<userTask id="again"/><endEvent id="end"><compensateEventDefinition/></endEvent>
      ${flows('start -> a -> throw -> again -> end')}`)
    const run = (await play(twice)).start().complete('a').complete('undo-a').complete('again')
    expect(run.state.status).toBe('completed')
  })

  it('should undo every round of a loop, each with its data', async () => {
    const rounds = diagram(`<startEvent id="start"/><exclusiveGateway id="merge"/>
      <userTask id="a">${extensions(io({ mine: '= n' }))}</userTask><boundaryEvent id="c-a" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
      ${script('undo-a', 'append(undone, mine)', 'undone').replace('<scriptTask', '<scriptTask isForCompensation="true"')}<association id="as" sourceRef="c-a" targetRef="undo-a"/>
      <exclusiveGateway id="more" default="more-throw"/>${throws()}
      ${flows(`start -> merge -> a -> more
        more -> merge: n < 3
        more -> throw`)}`)
    const run = (await play(rounds)).start({ n: 1, undone: [] })
    run.complete('a', { n: 2 }).complete('a', { n: 3 })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ n: 3, undone: [2, 1] })
  })

  it('should undo what has completed inside a completed sub-process, with the variables that it had', async () => {
    const nested =
      diagram(`<startEvent id="start"/><subProcess id="sub">${extensions(io({ own: '= 5' }))}<startEvent id="s"/>${undoable('a')}${undoable('b')}${flows('s -> a -> b')}</subProcess>${undoable('c')}${throws()}<userTask id="after"/>
      ${flows('start -> sub -> c -> throw -> after')}`)
    const run = (await play(nested)).start().complete('a').complete('b').complete('c').complete('undo-c')
    expect(run.waitingAt()).toEqual(['undo-b'])
    const restored = Object.values(run.state.activities).find(one => one.element === 'sub')
    expect(restored?.variables).toEqual({ own: 5 })
    run.complete('undo-b').complete('undo-a')
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.complete('after').state.compensable).toEqual([])
  })

  it('should use the compensation event sub-process of a sub-process instead', async () => {
    const own =
      diagram(`<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/>${undoable('a')}${flows('s -> a')}
      <subProcess id="esp" triggeredByEvent="true"><startEvent id="undoing"><compensateEventDefinition/></startEvent><userTask id="whole"/><endEvent id="inside"><compensateEventDefinition/></endEvent>${flows('undoing -> whole -> inside')}</subProcess></subProcess>
      ${throws()}<userTask id="after"/>${flows('start -> sub -> throw -> after')}`)
    const run = (await play(own)).start().complete('a')
    expect(run.waitingAt()).toEqual(['whole'])
    run.complete('whole')
    expect(run.waitingAt()).toEqual(['undo-a'])
    expect(run.complete('undo-a').waitingAt()).toEqual(['after'])
  })

  it('should undo each child of a multi-instance', async () => {
    const multi =
      diagram(`<startEvent id="start"/><userTask id="a"><multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="= [1, 2]" inputElement="i"/>')}</multiInstanceLoopCharacteristics></userTask>
      <boundaryEvent id="c-a" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><userTask id="undo-a" isForCompensation="true"/><association id="as" sourceRef="c-a" targetRef="undo-a"/>
      ${throws()}<userTask id="after"/>${flows('start -> a -> throw -> after')}`)
    const run = (await play(multi)).start().complete('a').complete('a').complete('undo-a')
    expect(run.waitingAt()).toEqual(['undo-a'])
    expect(run.complete('undo-a').waitingAt()).toEqual(['after'])
  })

  it('should keep nothing of a scope that was cancelled', async () => {
    const gone = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/>${undoable('a')}<endEvent id="bad"><errorEventDefinition errorRef="e"/></endEvent>${flows('s -> a -> bad')}</subProcess>
      <boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>${throws()}<userTask id="after"/>${flows('start -> sub\ncaught -> throw -> after')}`,
      '<error id="e" errorCode="E"/>',
    )
    const run = (await play(gone)).start().complete('a')
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.state.compensable).toEqual([])
  })

  it('should go on at the place of an incident in a handler', async () => {
    const broken = diagram(
      `<startEvent id="start"/>${undoable('a', script('undo-a', 'x < 5').replace('<scriptTask', '<scriptTask isForCompensation="true"'))}${throws()}<userTask id="after"/>${flows('start -> a -> throw -> after')}`,
    )
    const run = (await play(broken)).start({ x: 'many' }).complete('a')
    expect(run.incidents()).toEqual(['undo-a EXPRESSION_FAILED'])
    expect(run.retry('EXPRESSION_FAILED', { x: 1 }).waitingAt()).toEqual(['after'])
  })
})

describe('a transaction', () => {
  const booking =
    diagram(`<startEvent id="start"/><transaction id="tx"><startEvent id="s"/><parallelGateway id="fork"/>${undoable('a')}<userTask id="other"/><exclusiveGateway id="ok" default="ok-cancel"/><endEvent id="fine"/><endEvent id="cancel"><cancelEventDefinition/></endEvent>
    ${flows(`s -> fork -> a -> ok
      fork -> other
      ok -> fine: good
      ok -> cancel`)}</transaction>
    <boundaryEvent id="cancelled" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent><userTask id="after"/><userTask id="sorry"/>
    ${flows(`start -> tx -> after
      cancelled -> sorry`)}`)

  it('should stop, compensate and leave by its cancel boundary', async () => {
    const run = (await play(booking)).start({ good: false }).complete('a')
    expect(run.waitingAt()).toEqual(['undo-a'])
    expect(run.trace()).toContain('cancelled other')
    expect(run.complete('undo-a').waitingAt()).toEqual(['sorry'])
  })

  it('should complete like a sub-process otherwise', async () => {
    const run = (await play(booking)).start({ good: true }).complete('a').complete('other')
    expect(run.waitingAt()).toEqual(['after'])
  })
})
