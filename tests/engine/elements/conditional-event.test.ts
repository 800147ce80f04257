import { play } from '../play.js'
import { diagram, flows } from '../xml.js'

const condition = (source: string) =>
  `<conditionalEventDefinition><condition>${source}</condition></conditionalEventDefinition>`
const beside = (inside: string) =>
  diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="set"/><userTask id="set2"/><userTask id="set3"/>${inside}
    ${flows(`start -> fork
      fork -> set
      fork -> set2
      fork -> set3`)}`)

describe('a conditional event', () => {
  const waiting = beside(
    `<intermediateCatchEvent id="c">${condition('= n &gt; 5')}</intermediateCatchEvent><userTask id="after"/>${flows('fork -> c -> after')}`,
  )

  it('should go on when its condition becomes true', async () => {
    const run = (await play(waiting)).start({ n: 1 })
    expect(run.waitingAt()).toEqual(['set', 'set2', 'set3'])
    expect(Object.keys(run.state.conditions)).toHaveLength(1)
    run.complete('set', { n: 4 })
    expect(run.waitingAt()).not.toContain('after')
    expect(run.complete('set2', { n: 6 }).waitingAt()).toContain('after')
  })

  it('should go on at once when it is true already, and wait while it is unknown', async () => {
    expect((await play(waiting)).start({ n: 7 }).waitingAt()).toContain('after')
    const run = (await play(waiting)).start()
    expect(run.incidents()).toEqual([])
    expect(run.complete('set', { n: 6 }).waitingAt()).toContain('after')
  })

  it('should be one incident while it fails', async () => {
    const run = (await play(waiting)).start({ n: 'many' }).complete('set')
    expect(run.incidents()).toEqual(['c EXPRESSION_FAILED'])
    run.retry('EXPRESSION_FAILED', { n: 6 })
    expect(run.waitingAt()).toContain('after')
    expect(run.incidents()).toEqual([])
  })

  it('should cancel its task as a boundary', async () => {
    const boundary = beside(
      `<userTask id="t"/><boundaryEvent id="b" attachedToRef="t">${condition('= n &gt; 5')}</boundaryEvent><userTask id="after"/>${flows('fork -> t\nb -> after')}`,
    )
    const run = (await play(boundary)).start({ n: 1 }).complete('set', { n: 6 })
    expect(run.waitingAt()).toEqual(['set2', 'set3', 'after'])
  })

  it('should fire at each change from false to true when it does not interrupt', async () => {
    const many = beside(
      `<userTask id="last"/>${flows('fork -> last')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false">${condition('= n &gt; 5')}</startEvent><userTask id="look"/>${flows('es -> look')}</subProcess>`,
    )
    const run = (await play(many)).start({ n: 1 }).complete('set', { n: 6 })
    expect(run.path().filter(id => id === 'look')).toHaveLength(1)
    run.complete('look', { n: 7 })
    expect(run.path().filter(id => id === 'look')).toHaveLength(1)
    run.complete('set2', { n: 2 }).complete('set3', { n: 9 })
    expect(run.path().filter(id => id === 'look')).toHaveLength(2)
  })

  it('should be one of the events behind an event-based gateway', async () => {
    const gateway =
      beside(`<eventBasedGateway id="g"/><intermediateCatchEvent id="c">${condition('= n &gt; 5')}</intermediateCatchEvent><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="after"/>
      ${flows(`fork -> g -> c -> after
        g -> t -> after`)}`)
    const run = (await play(gateway)).start({ n: 1 }).complete('set', { n: 6 })
    expect(run.waitingAt()).toEqual(['set2', 'set3', 'after'])
  })
})
