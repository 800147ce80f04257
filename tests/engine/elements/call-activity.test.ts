import { play } from '../play.js'
import { diagram, extensions, flows, io } from '../xml.js'

const calling = (called: string, mapping = '', more = '') =>
  diagram(
    `<startEvent id="start"/><callActivity id="call">${extensions(called, mapping)}</callActivity>${more}<endEvent id="end"/>${flows('start -> call -> end')}`,
    '<error id="e" errorCode="BROKEN"/><escalation id="esc" escalationCode="late"/>',
  )
const static_ = '<zeebe:calledElement processId="ruling"/>'

describe('call activity', () => {
  it('should ask for an instance of the other process, with all that it sees', async () => {
    const run = (await play(calling(static_, io({ x: '= 1' })))).start({ a: 1 })
    const [started] = run.of('child-started')
    expect(started).toMatchObject({ process: 'ruling', variables: { a: 1, x: 1 }, binding: 'latest' })
    expect(started!.instance).toBe(`i1/${started!.key}`)
    expect(run.waitingAt()).toEqual(['call'])
  })

  it('should bring back all variables of the child', async () => {
    const run = (await play(calling(static_))).start({ a: 1 }).complete('call', { a: 2, b: 3 })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ a: 2, b: 3 })
  })

  it('should bring back only what outputs say, or nothing when propagation is off', async () => {
    const mapped = (await play(calling(static_, io({}, { 结果: '= r' }))))
      .start()
      .complete('call', { r: 1, other: 2 })
    expect(mapped.variables()).toEqual({ 结果: 1 })
    const off = calling('<zeebe:calledElement processId="ruling" propagateAllChildVariables="false"/>')
    expect((await play(off)).start().complete('call', { r: 1 }).variables()).toEqual({})
  })

  it('should pass only its inputs when it is told so', async () => {
    const own = calling(
      '<zeebe:calledElement processId="ruling" propagateAllParentVariables="false"/>',
      io({ x: '= a' }),
    )
    expect((await play(own)).start({ a: 1 }).of('child-started')[0]!.variables).toEqual({ x: 1 })
  })

  it('should compute whom it calls, and name a version', async () => {
    const tagged = calling('<zeebe:calledElement processId="= p" bindingType="versionTag" versionTag="v2"/>')
    expect((await play(tagged)).start({ p: 'other' }).of('child-started')).toMatchObject([
      { process: 'other', binding: 'versionTag', versionTag: 'v2' },
    ])
  })

  it('should throw the error of the child where it stands', async () => {
    const caught = calling(
      static_,
      '',
      `<boundaryEvent id="caught" attachedToRef="call"><errorEventDefinition errorRef="e"/></boundaryEvent><userTask id="mend"/>${flows('caught -> mend')}`,
    )
    expect((await play(caught)).start().error('call', 'BROKEN').waitingAt()).toEqual(['mend'])
    expect((await play(caught)).start().error('call', 'OTHER').state.status).toBe('failed')
  })

  it('should pass an escalation of the child on, which itself goes on', async () => {
    const beside = calling(
      static_,
      '',
      `<boundaryEvent id="caught" attachedToRef="call" cancelActivity="false"><escalationEventDefinition escalationRef="esc"/></boundaryEvent><userTask id="t"/>${flows('caught -> t')}`,
    )
    const run = (await play(beside)).start().escalate('call', 'late')
    expect(run.waitingAt().sort()).toEqual(['call', 't'])
  })

  it('should have its instance ended when it is cancelled', async () => {
    const cancelled = calling(
      static_,
      '',
      `<boundaryEvent id="caught" attachedToRef="call"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>`,
    )
    const run = (await play(cancelled)).start().escalate('call', 'late')
    expect(run.of('child-cancelled')).toMatchObject([{ element: 'call' }])
  })
})
