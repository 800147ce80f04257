import { play } from '../play.js'
import { diagram, flows } from '../xml.js'

const forkJoin =
  diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
  <parallelGateway id="join"/><userTask id="after"/><endEvent id="end"/>
  ${flows(`start -> fork -> a -> join -> after -> end
    fork -> b -> join`)}`)

describe('parallel gateway', () => {
  it('should go on when each incoming flow has a token', async () => {
    const run = (await play(forkJoin)).start()
    expect(run.waitingAt()).toEqual(['a', 'b'])
    run.complete('b')
    expect(run.waitingAt()).toEqual(['a'])
    run.complete('a')
    expect(run.waitingAt()).toEqual(['after'])
    run.complete('after')
    expect(run.state.status).toBe('completed')
    expect(run.path().filter(id => id === 'join')).toHaveLength(1)
  })

  it('should wait for ever when a branch never comes, without ending in silence', async () => {
    const starved =
      diagram(`<startEvent id="start"/><exclusiveGateway id="choose" default="choose-join"/><userTask id="other"/>
      <parallelGateway id="join"/><endEvent id="end"/>
      ${flows(`start -> choose -> join -> end
        choose -> other: false
        other -> join`)}`)
    const run = (await play(starved)).start()
    expect(run.state.status).toBe('active')
    expect(run.state.joining).toHaveLength(1)
  })
})

describe('implicit split and merge', () => {
  it('should send a token along each flow, and pass each on by itself', async () => {
    const split =
      diagram(`<startEvent id="start"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="end"/>
      ${flows(`start -> a
        a -> b -> end
        a -> c -> end`)}`)
    const run = (await play(split)).start().complete('a')
    expect(run.waitingAt()).toEqual(['b', 'c'])
    run.complete('b')
    expect(run.state.status).toBe('active')
    run.complete('c')
    expect(run.state.status).toBe('completed')
    expect(run.path().filter(id => id === 'end')).toHaveLength(2)
  })

  it('should take conditional flows that hold, and the default only when none does', async () => {
    const split =
      diagram(`<startEvent id="start"/><userTask id="a" default="a-d"/><userTask id="b"/><userTask id="c"/><userTask id="d"/>
      ${flows(`start -> a
        a -> b: n > 1
        a -> c: n > 2
        a -> d`)}`)
    expect((await play(split)).start().complete('a', { n: 3 }).waitingAt()).toEqual(['b', 'c'])
    expect((await play(split)).start().complete('a', { n: 0 }).waitingAt()).toEqual(['d'])
  })
})
