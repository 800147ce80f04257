import { play } from '../play.js'
import { diagram, flows } from '../xml.js'

const choice = diagram(`<startEvent id="start"/><inclusiveGateway id="fork" default="fork-c"/>
  <userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="join"/><userTask id="after"/><endEvent id="end"/>
  ${flows(`start -> fork
    fork -> a: "a" in chosen
    fork -> b: "b" in chosen
    fork -> c
    a -> join
    b -> join
    c -> join
    join -> after -> end`)}`)

describe('inclusive gateway', () => {
  it.each([
    [['a'], ['a']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [[], ['c']],
  ])('should take of %j the flows %j, and join exactly those', async (chosen, tasks) => {
    const run = (await play(choice)).start({ chosen })
    expect(run.waitingAt()).toEqual(tasks)
    for (const [index, task] of tasks.entries()) {
      run.complete(task)
      expect(run.waitingAt()).toEqual(index === tasks.length - 1 ? ['after'] : tasks.slice(index + 1))
    }
    run.complete('after')
    expect(run.state.status).toBe('completed')
  })

  it('should wait for a token that can still come by a boundary event', async () => {
    const withBoundary =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
      <boundaryEvent id="late" attachedToRef="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
      <inclusiveGateway id="join"/><userTask id="after"/><endEvent id="end"/><endEvent id="other"/>
      ${flows(`start -> fork -> a -> join -> after -> end
        fork -> b -> other
        late -> join`)}`)
    const run = (await play(withBoundary)).start().complete('a')
    expect(run.waitingAt()).toEqual(['late', 'b'])
    expect((await play(withBoundary)).start().complete('a').complete('b').waitingAt()).toEqual(['after'])
    run.travel('PT1H')
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.complete('after').state.status).toBe('completed')
  })

  it('should go on when the branch that it waited for is cancelled', async () => {
    const gone =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
      <boundaryEvent id="stop" attachedToRef="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
      <inclusiveGateway id="join"/><userTask id="after"/><endEvent id="end"/><endEvent id="other"/>
      ${flows(`start -> fork -> a -> join -> after -> end
        fork -> b -> join
        stop -> other`)}`)
    const run = (await play(gone)).start().complete('a')
    expect(run.waitingAt()).toEqual(['stop', 'b'])
    expect(run.travel('PT1H').waitingAt()).toEqual(['after'])
  })

  it('should not wait for tokens that would have to pass the gateway itself', async () => {
    const loop = diagram(`<startEvent id="start"/><inclusiveGateway id="merge"/><userTask id="work"/>
      <exclusiveGateway id="again" default="again-end"/><endEvent id="end"/>
      ${flows(`start -> merge -> work -> again
        again -> merge: more
        again -> end`)}`)
    const run = (await play(loop)).start().complete('work', { more: true })
    expect(run.waitingAt()).toEqual(['work'])
    expect(run.complete('work', { more: false }).state.status).toBe('completed')
  })

  it('should stop at an incident when nothing holds and there is no default', async () => {
    const none =
      diagram(`<startEvent id="start"/><inclusiveGateway id="fork"/><endEvent id="a"/><endEvent id="b"/>
      ${flows(`start -> fork
        fork -> a: false
        fork -> b: false`)}`)
    expect((await play(none)).start().incidents()).toEqual(['fork NO_CONDITION_HELD'])
  })
})
