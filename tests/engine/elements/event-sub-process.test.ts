import { play } from '../play.js'
import { diagram, extensions, flows, io, message, timer } from '../xml.js'

const handler = (id: string, start: string, inside: string, isInterrupting = false) =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start" isInterrupting="${isInterrupting}">${start}</startEvent>${inside}</subProcess>`
const task = (id: string, owner: string) =>
  `<userTask id="${id}"/><endEvent id="${id}-end"/>${flows(`${owner}-start -> ${id} -> ${id}-end`)}`
const onMessage = '<messageEventDefinition messageRef="m"/>'
const roots =
  message('m', 'asked') +
  '<escalation id="esc" escalationCode="order"/><error id="err" errorCode="BROKEN"/><signal id="sig" name="alarm"/>'
const main = `<startEvent id="start"/><userTask id="work"/><endEvent id="end"/>${flows('start -> work -> end')}`

describe('a non-interrupting event sub-process', () => {
  const asked = diagram(main + handler('ask', onMessage, task('answer', 'ask')), roots)

  it('should run beside its scope, several at once', async () => {
    const run = (await play(asked)).start().publish('asked').publish('asked')
    expect(run.waitingAt()).toEqual(['ask-start', 'work', 'answer', 'answer'])
  })

  it('should hold the end of its scope, which takes no new ones meanwhile', async () => {
    const run = (await play(asked)).start().publish('asked').complete('work')
    expect(run.state.status).toBe('active')
    expect(run.waitingAt()).toEqual(['answer'])
    expect(run.complete('answer').state.status).toBe('completed')
  })

  it('should end with its scope when that is terminated', async () => {
    const ended = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><userTask id="work"/><endEvent id="stop"><terminateEventDefinition/></endEvent>
      ${flows('s -> work -> stop')}${handler('ask', onMessage, task('answer', 'ask'))}</subProcess><userTask id="after"/>${flows('start -> sub -> after')}`,
      roots,
    )
    expect((await play(ended)).start().publish('asked').complete('work').waitingAt()).toEqual(['after'])
  })

  it('should be started by timers and signals of its scope', async () => {
    const both = diagram(
      main +
        handler('tick', timer('timeCycle', 'R2/PT1H'), task('a', 'tick')) +
        handler('bell', '<signalEventDefinition signalRef="sig"/>', task('b', 'bell')),
      roots,
    )
    const run = (await play(both)).start().travel('PT5H').signal('alarm')
    expect(run.waitingAt()).toEqual(['bell-start', 'work', 'a', 'a', 'b'])
  })

  it('should keep variables of its own in each run', async () => {
    const own = diagram(
      main + handler('ask', onMessage, `${extensions(io({ 数量: '= null' }))}${task('answer', 'ask')}`),
      roots,
    )
    const run = (await play(own))
      .start()
      .publish('asked', null, { 数量: 1 })
      .publish('asked', null, { 数量: 2 })
    const scopes = Object.values(run.state.activities).filter(one => one.element === 'ask')
    expect(scopes.map(one => one.variables)).toEqual([{ 数量: 1 }, { 数量: 2 }])
    expect(run.variables()).toEqual({})
  })
})

describe('an interrupting event sub-process', () => {
  const stop = diagram(
    main +
      handler('exit', onMessage, task('tell', 'exit'), true) +
      handler('ask', '<signalEventDefinition signalRef="sig"/>', task('answer', 'ask')),
    roots,
  )

  it('should end everything else in its scope, its siblings and their subscriptions too', async () => {
    const run = (await play(stop)).start().signal('alarm').publish('asked')
    expect(run.waitingAt()).toEqual(['tell'])
    expect(run.complete('tell').state.status).toBe('completed')
  })

  it('should let its scope leave by its outgoing flow, with the boundary armed until then', async () => {
    const inner = diagram(
      `<startEvent id="start"/><subProcess id="sub">${main.replaceAll('start', 's').replaceAll('sEvent', 'startEvent').replaceAll('"end"', '"e"').replaceAll('-end', '-e').replaceAll('targetRef="end"', 'targetRef="e"')}${handler('exit', onMessage, task('tell', 'exit'), true)}</subProcess>
      <boundaryEvent id="late" attachedToRef="sub">${timer('timeDuration', 'PT1H')}</boundaryEvent>
      <userTask id="after"/><userTask id="missed"/>${flows(`start -> sub -> after
        late -> missed`)}`,
      roots,
    )
    const run = (await play(inner)).start().publish('asked')
    expect(run.waitingAt()).toEqual(['late', 'tell'])
    expect((await play(inner)).start().publish('asked').complete('tell').waitingAt()).toEqual(['after'])
    expect(run.travel('PT1H').waitingAt()).toEqual(['missed'])
  })

  it('should catch errors of its scope', async () => {
    const broken = diagram(
      main + handler('mend', '<errorEventDefinition errorRef="err"/>', task('fix', 'mend'), true),
      roots,
    )
    const run = (await play(broken)).start().error('work', 'BROKEN')
    expect(run.waitingAt()).toEqual(['fix'])
    expect(run.complete('fix').state.status).toBe('completed')
  })

  it('should not be caught by its siblings, nor by itself, when it throws', async () => {
    const rethrown = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><userTask id="work"/>${flows('s -> work')}
        ${handler('mend', '<errorEventDefinition errorRef="err"/>', `<endEvent id="again"><errorEventDefinition errorRef="err"/></endEvent>${flows('mend-start -> again')}`, true)}
        ${handler('any', '<errorEventDefinition/>', task('wrong', 'any'), true)}
      </subProcess><boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition errorRef="err"/></boundaryEvent><userTask id="right"/>
      ${flows(`start -> sub
        caught -> right`)}`,
      roots,
    )
    expect((await play(rethrown)).start().error('work', 'BROKEN').waitingAt()).toEqual(['right'])
  })
})

describe('an escalation', () => {
  const thrower =
    '<intermediateThrowEvent id="throw"><escalationEventDefinition escalationRef="esc"/></intermediateThrowEvent>'

  it('should start a non-interrupting event sub-process of its own scope and go on', async () => {
    const same = diagram(
      `<startEvent id="start"/>${thrower}<userTask id="next"/>${flows('start -> throw -> next')}
      ${handler('order', '<escalationEventDefinition escalationRef="esc"/>', task('sign', 'order'))}`,
      roots,
    )
    expect((await play(same)).start().waitingAt()).toEqual(['sign', 'next'])
  })

  it('should do so as the last token of its scope', async () => {
    const last = diagram(
      `<startEvent id="start"/><endEvent id="throw"><escalationEventDefinition escalationRef="esc"/></endEvent>${flows('start -> throw')}
      ${handler('order', '<escalationEventDefinition escalationRef="esc"/>', task('sign', 'order'))}`,
      roots,
    )
    const run = (await play(last)).start()
    expect(run.waitingAt()).toEqual(['sign'])
    expect(run.complete('sign').state.status).toBe('completed')
  })

  it('should go from an event sub-process to the boundary of the scope that holds it, and cancel that', async () => {
    const redispatch = diagram(
      `<startEvent id="start"/><subProcess id="handling"><startEvent id="s"/><userTask id="handle"/>${flows('s -> handle')}
        ${handler('return', onMessage, `<userTask id="decide"/><endEvent id="out"><escalationEventDefinition escalationRef="esc"/></endEvent>${flows('return-start -> decide -> out')}`)}
      </subProcess>
      <boundaryEvent id="redispatched" attachedToRef="handling"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>
      <userTask id="after"/><userTask id="again"/>${flows(`start -> handling -> after
        redispatched -> again`)}`,
      roots,
    )
    const run = (await play(redispatch)).start().publish('asked').complete('decide')
    expect(run.waitingAt()).toEqual(['again'])
    expect(run.trace()).toEqual(
      expect.arrayContaining(['completed out', 'cancelled handle', 'cancelled return', 'cancelled handling']),
    )
  })

  it('should cancel before anything completes when its end is the last token', async () => {
    const last = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><endEvent id="out"><escalationEventDefinition escalationRef="esc"/></endEvent>${flows('s -> out')}</subProcess>
      <boundaryEvent id="caught" attachedToRef="sub"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>
      <userTask id="after"/><userTask id="again"/>${flows(`start -> sub -> after
        caught -> again`)}`,
      roots,
    )
    const run = (await play(last)).start()
    expect(run.waitingAt()).toEqual(['again'])
    expect(run.trace()).not.toContain('completed sub')
  })

  it('should let both ways run when the boundary does not interrupt', async () => {
    const both = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/>${thrower}<endEvent id="e"/>${flows('s -> throw -> e')}</subProcess>
      <boundaryEvent id="caught" attachedToRef="sub" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>
      <userTask id="after"/><userTask id="beside"/>${flows(`start -> sub -> after
        caught -> beside`)}`,
      roots,
    )
    expect((await play(both)).start().waitingAt().sort()).toEqual(['after', 'beside'])
  })
})

describe('an error end', () => {
  it('should be caught by the boundary of its scope', async () => {
    const sub = diagram(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><parallelGateway id="fork"/><userTask id="other"/><endEvent id="bad"><errorEventDefinition errorRef="err"/></endEvent>${flows(`s -> fork -> other
        fork -> bad`)}</subProcess>
      <boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition errorRef="err"/></boundaryEvent>
      <userTask id="mend"/>${flows(`start -> sub
        caught -> mend`)}`,
      roots,
    )
    const run = (await play(sub)).start()
    expect(run.waitingAt()).toEqual(['mend'])
    expect(run.trace()).toContain('cancelled other')
  })

  it('should end the instance as failed when nobody catches it', async () => {
    const top = diagram(
      `<startEvent id="start"/><endEvent id="bad"><errorEventDefinition errorRef="err"/></endEvent>${flows('start -> bad')}`,
      roots,
    )
    const run = (await play(top)).start()
    expect(run.state.status).toBe('failed')
    expect(run.incidents()).toEqual(['bad UNCAUGHT_ERROR'])
    expect(run.of('instance-failed')).toMatchObject([{ code: 'BROKEN' }])
  })

  it('should be told to the caller, and raise no incident, in a called instance', async () => {
    const top = diagram(
      `<startEvent id="start"/><endEvent id="bad"><errorEventDefinition errorRef="err"/></endEvent>${flows('start -> bad')}`,
      roots,
    )
    const run = (await play(top)).start({}, { parent: { instance: 'i0', child: '5' } })
    expect(run.state.status).toBe('failed')
    expect(run.incidents()).toEqual([])
  })
})
