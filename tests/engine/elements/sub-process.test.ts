import { play } from '../play.js'
import { diagram, extensions, flows, io, script, timer } from '../xml.js'

const nested = (inside: string, more = '', attributes = '') =>
  diagram(`<startEvent id="start"/><subProcess id="sub" ${attributes}>${inside}</subProcess><userTask id="after"/><endEvent id="end"/>${more}
    ${flows('start -> sub -> after -> end')}`)

describe('sub-process', () => {
  it('should complete when all its tokens have ended', async () => {
    const two = nested(`<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
      ${flows(`s -> fork -> a
        fork -> b`)}`)
    const run = (await play(two)).start().complete('a')
    expect(run.waitingAt()).toEqual(['b'])
    expect(run.complete('b').waitingAt()).toEqual(['after'])
  })

  it('should begin at the nodes without incoming flow when it has no start event', async () => {
    const run = (await play(nested('<userTask id="a"/><userTask id="b"/>'))).start()
    expect(run.waitingAt()).toEqual(['a', 'b'])
    expect(run.complete('a').complete('b').waitingAt()).toEqual(['after'])
  })

  it('should begin at all of them before it can end', async () => {
    const run = (await play(nested(script('a', '1', 'a') + script('b', '2', 'b')))).start()
    expect(run.path()).toEqual(['start', 'sub', 'a', 'b', 'after'])
    expect(run.variables()).toEqual({ a: 1, b: 2 })
  })

  it('should be passed when it is empty', async () => {
    expect((await play(nested(''))).start().waitingAt()).toEqual(['after'])
  })

  it('should be cancelled with all that is in it', async () => {
    const late = nested(
      `<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/>
      <subProcess id="inner"><userTask id="b"/></subProcess>
      ${flows(`s -> fork -> a
        fork -> inner`)}`,
      `<boundaryEvent id="late" attachedToRef="sub">${timer('timeDuration', 'PT1H')}</boundaryEvent><endEvent id="gone"/>${flows('late -> gone')}`,
    )
    const run = (await play(late)).start().travel('PT1H')
    expect(run.state.status).toBe('completed')
    expect(run.trace().filter(line => line.startsWith('cancelled'))).toEqual([
      'cancelled a',
      'cancelled b',
      'cancelled inner',
      'cancelled sub',
    ])
  })

  it('should keep inputs to itself and give out only its outputs', async () => {
    const mapped = nested(
      `${extensions(io({ n: '= m + 1' }, { out: '= n' }))}<startEvent id="s"/>${script('set', 'n * 10', 'n')}${flows('s -> set')}`,
    )
    const run = (await play(mapped)).start({ m: 1 })
    expect(run.variables()).toEqual({ m: 1, out: 20 })
  })
})

describe('terminate end', () => {
  it('should end its own scope, which leaves by its outgoing flow', async () => {
    const inside =
      nested(`<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
      <endEvent id="stop"><terminateEventDefinition/></endEvent>
      ${flows(`s -> fork -> a -> stop
        fork -> b`)}`)
    const run = (await play(inside)).start().complete('a')
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.trace()).toContain('cancelled b')
  })

  it('should end the instance at the top, as completed', async () => {
    const top =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
      <endEvent id="stop"><terminateEventDefinition/></endEvent>
      ${flows(`start -> fork -> a -> stop
        fork -> b`)}`)
    expect((await play(top)).start().complete('a').state.status).toBe('completed')
  })
})
