import { play } from '../play.js'
import { diagram, flows, message, script, timer } from '../xml.js'

const bounded = (boundary: string, roots = '') =>
  diagram(
    `<startEvent id="start"/><userTask id="task"/>${boundary}<endEvent id="end"/><endEvent id="late"/>
    ${flows(`start -> task -> end
      event -> late`)}`,
    roots,
  )
const at = (definition: string, attributes = '') =>
  `<boundaryEvent id="event" attachedToRef="task" ${attributes}>${definition}</boundaryEvent>`
const CONTINUES = 'cancelActivity="false"'

describe('boundary timer', () => {
  it('should cancel its task when it interrupts', async () => {
    const run = (await play(bounded(at(timer('timeDuration', 'PT1H'))))).start().travel('PT59M')
    expect(run.waitingAt()).toEqual(['event', 'task'])
    run.travel('PT1M')
    expect(run.state.status).toBe('completed')
    expect(run.trace()).toEqual([
      'entered start',
      'completed start',
      'entered task',
      'cancelled task',
      'entered event',
      'completed event',
      'entered late',
      'completed late',
    ])
    expect(run.of('task-cancelled')).toHaveLength(1)
  })

  it('should leave its task open when it does not interrupt', async () => {
    const run = (await play(bounded(at(timer('timeDuration', 'PT1H'), CONTINUES)))).start().travel('PT2H')
    expect(run.waitingAt()).toEqual(['task'])
    expect(run.path()).toContain('late')
    expect(run.complete('task').state.status).toBe('completed')
  })

  it('should be disarmed when its task is completed', async () => {
    const run = (await play(bounded(at(timer('timeDuration', 'PT1H'))))).start().complete('task')
    expect(run.of('timer-cancelled')).toHaveLength(1)
    expect(run.state.status).toBe('completed')
  })

  it('should fire as often as its cycle says, from due instant to due instant', async () => {
    const run = (await play(bounded(at(timer('timeCycle', 'R3/PT10M'), CONTINUES)))).start().travel('PT5H')
    expect(run.path().filter(id => id === 'late')).toHaveLength(3)
    expect(run.waitingAt()).toEqual(['task'])
    const due = run.of('timer-fired').map(event => event.due.at)
    expect([due[1]! - due[0]!, due[2]! - due[1]!]).toEqual([600_000, 600_000])
  })

  it('should fire for ever with R/', async () => {
    const run = (await play(bounded(at(timer('timeCycle', 'R/PT10M'), CONTINUES)))).start().travel('PT100M')
    expect(run.path().filter(id => id === 'late')).toHaveLength(10)
    expect(run.waitingAt()).toEqual(['task', 'event'])
  })

  it('should be due at once when its date has passed', async () => {
    const run = (
      await play(bounded(at(timer('timeDate', '= date and time("2020-01-01T00:00:00+08:00")'))))
    ).start()
    expect(run.waitingAt()).toEqual(['event', 'task'])
    run.travel('PT0S')
    expect(run.path()).toEqual(['start', 'task', 'event', 'late'])
  })

  it('should keep an interrupting timer of a cycle to one firing', async () => {
    const run = (await play(bounded(at(timer('timeCycle', 'R3/PT10M'))))).start().travel('PT5H')
    expect(run.path().filter(id => id === 'late')).toHaveLength(1)
  })
})

describe('boundary message and signal', () => {
  it('should bring the variables of the message to the process', async () => {
    const run = (
      await play(bounded(at('<messageEventDefinition messageRef="m"/>'), message('m', 'changed', '= 号')))
    ).start({
      号: 'A1',
    })
    run.publish('changed', 'A1', { 期限: 1 })
    expect(run.path()).toEqual(['start', 'task', 'event', 'late'])
    expect(run.variables()).toEqual({ 号: 'A1', 期限: 1 })
  })

  it('should receive any number of messages when it does not interrupt', async () => {
    const run = (
      await play(bounded(at('<messageEventDefinition messageRef="m"/>', CONTINUES), message('m', 'nudged')))
    ).start()
    run.publish('nudged').publish('nudged')
    expect(run.path().filter(id => id === 'late')).toHaveLength(2)
    expect(run.waitingAt()).toEqual(['event', 'task'])
    expect(run.complete('task').waitingAt()).toEqual([])
  })

  it('should receive signals', async () => {
    const run = (
      await play(
        bounded(at('<signalEventDefinition signalRef="s"/>', CONTINUES), '<signal id="s" name="alarm"/>'),
      )
    ).start()
    run.signal('alarm').signal('alarm')
    expect(run.path().filter(id => id === 'late')).toHaveLength(2)
    run.complete('task')
    expect(run.state.status).toBe('completed')
  })
})

describe('boundary error', () => {
  const errors = '<error id="e1" name="No unit" errorCode="NO_UNIT"/>'
  const caught = (reference: string) => bounded(at(`<errorEventDefinition ${reference}/>`), errors)

  it.each(['errorRef="e1"', ''])('should catch what its task throws with %j', async reference => {
    const run = (await play(caught(reference))).start().error('task', 'NO_UNIT', { why: 'x' })
    expect(run.trace()).toContain('failed task')
    expect(run.path()).toEqual(['start', 'task', 'event', 'late'])
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ why: 'x' })
  })

  it('should let other codes pass', async () => {
    const run = (await play(caught('errorRef="e1"'))).start().error('task', 'OTHER')
    expect(run.state.status).toBe('failed')
    expect(run.incidents()).toEqual(['task UNCAUGHT_ERROR'])
    expect(Object.values(run.state.incidents)[0]!.message).toContain('OTHER')
  })

  it('should prefer the exact code to a catch-all', async () => {
    const both = bounded(
      `<boundaryEvent id="any" attachedToRef="task"><errorEventDefinition/></boundaryEvent>${at('<errorEventDefinition errorRef="e1"/>')}`,
      errors,
    )
    expect((await play(both)).start().error('task', 'NO_UNIT').path()).toContain('event')
    expect((await play(both)).start().error('task', 'OTHER').path()).toContain('any')
  })
})

describe('boundary escalation', () => {
  const escalated = (attributes: string) =>
    bounded(
      at('<escalationEventDefinition escalationRef="e"/>', attributes),
      '<escalation id="e" escalationCode="late"/>',
    )

  it('should catch what its task throws', async () => {
    const run = (await play(escalated(CONTINUES))).start().escalate('task', 'late').escalate('task', 'late')
    expect(run.path().filter(id => id === 'late')).toHaveLength(2)
    expect(run.waitingAt()).toEqual(['task'])
    expect((await play(escalated(''))).start().escalate('task', 'late').waitingAt()).toEqual([])
  })

  it('should change nothing when nobody catches it', async () => {
    const run = (await play(escalated(''))).start().escalate('task', 'other')
    expect(run.waitingAt()).toEqual(['task'])
    expect(run.of('escalation-thrown')).toMatchObject([{ code: 'other', caughtBy: null }])
  })
})

describe('a boundary event on a task that works within the step', () => {
  it('should be armed and disarmed in passing', async () => {
    const run = (
      await play(
        diagram(`<startEvent id="start"/>${script('task', '1')}<boundaryEvent id="event" attachedToRef="task">${timer('timeDuration', 'PT1H')}</boundaryEvent><endEvent id="end"/><endEvent id="late"/>
        ${flows(`start -> task -> end
          event -> late`)}`),
      )
    ).start()
    expect(run.state.status).toBe('completed')
    expect(run.waitingAt()).toEqual([])
  })
})
