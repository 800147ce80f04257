import { play } from '../play.js'
import { diagram, flows, message, timer } from '../xml.js'

const roots =
  message('m', 'asked') +
  message('n', 'told') +
  '<signal id="s" name="alarm"/><escalation id="e" escalationCode="late"/><error id="err" errorCode="E"/>'
const either = `<messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="s"/>${timer('timeDuration', 'PT1H')}`

describe('an event that waits for several things', () => {
  const waiting = diagram(
    `<startEvent id="start"/><intermediateCatchEvent id="c">${either}</intermediateCatchEvent><userTask id="t"/>${flows('start -> c -> t')}`,
    roots,
  )

  it.each([
    ['message', (run: Awaited<ReturnType<typeof play>>) => run.publish('asked')],
    ['signal', (run: Awaited<ReturnType<typeof play>>) => run.signal('alarm')],
    ['timer', (run: Awaited<ReturnType<typeof play>>) => run.travel('PT1H')],
  ])('should go on by the first of them, here the %s', async (_which, come) => {
    const run = (await play(waiting)).start()
    expect(run.waitingAt()).toEqual(['c', 'c', 'c'])
    come(run)
    expect(run.waitingAt()).toEqual(['t'])
  })

  it('should be possible at a boundary, with errors and escalations', async () => {
    const boundary = diagram(
      `<startEvent id="start"/><userTask id="w"/><boundaryEvent id="b" attachedToRef="w">${either}<errorEventDefinition errorRef="err"/><escalationEventDefinition/></boundaryEvent><userTask id="t"/>${flows('start -> w\nb -> t')}`,
      roots,
    )
    expect((await play(boundary)).start().publish('asked').waitingAt()).toEqual(['t'])
    expect((await play(boundary)).start().error('w', 'E').waitingAt()).toEqual(['t'])
    expect((await play(boundary)).start().escalate('w', 'any').waitingAt()).toEqual(['t'])
  })

  it('should begin a process by each of them', async () => {
    const starts = diagram(
      `<startEvent id="c">${either}</startEvent><userTask id="t"/>${flows('c -> t')}`,
      roots,
    )
    const run = (await play(starts)).start({}, { startEvent: 'c' })
    expect(run.graph.starts.map(one => one.kind)).toEqual(['message', 'signal', 'timer'])
    expect(run.waitingAt()).toEqual(['t'])
  })
})

describe('an event that throws several things', () => {
  it('should throw them all', async () => {
    const xml = diagram(
      `<startEvent id="start"/><subProcess id="sub"><endEvent id="out"><messageEventDefinition messageRef="m"/><messageEventDefinition messageRef="n"/><signalEventDefinition signalRef="s"/><escalationEventDefinition escalationRef="e"/></endEvent></subProcess>
      <boundaryEvent id="b" attachedToRef="sub"><escalationEventDefinition/></boundaryEvent><userTask id="t"/>${flows('start -> sub\nb -> t')}`,
      roots,
    )
    const run = (await play(xml)).start()
    expect(run.of('message-thrown').map(event => event.name)).toEqual(['asked', 'told'])
    expect(run.of('signal-thrown')).toHaveLength(1)
    expect(run.waitingAt()).toEqual(['t'])
    expect(run.graph.messagesThrown).toEqual(['asked', 'told'])
  })
})
