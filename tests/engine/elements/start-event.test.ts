import { play } from '../play.js'
import { diagram, extensions, flows, message, timer } from '../xml.js'

describe('start events', () => {
  const several = diagram(
    `<startEvent id="filed"><messageEventDefinition messageRef="m"/></startEvent><startEvent id="by-hand"/><startEvent id="again"/>
    <startEvent id="daily">${timer('timeCycle', 'R/P1D')}</startEvent><userTask id="t"/>
    ${flows(`filed -> t
      by-hand -> t
      again -> t
      daily -> t`)}`,
    message('m', 'file call'),
  )

  it('should be alternatives: the first none start unless one is named', async () => {
    expect((await play(several)).start().path()).toEqual(['by-hand', 't'])
    expect((await play(several)).start({}, { startEvent: 'again' }).path()).toEqual(['again', 't'])
    expect((await play(several)).start({}, { startEvent: 'daily' }).waitingAt()).toEqual(['t'])
  })

  it('should refuse one that is not there', async () => {
    const run = await play(several)
    expect(() => run.start({}, { startEvent: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 'START_UNKNOWN' }),
    )
  })

  it('should record who and what began', async () => {
    const cause = { kind: 'message' as const, name: 'file call', id: 'm1' }
    const run = (await play(several)).start({ a: 1 }, { startEvent: 'filed', cause, key: 'K', by: 'li' })
    expect(run.of('instance-started')).toMatchObject([
      { startEvent: 'filed', key: 'K', cause, by: 'li', variables: { a: 1 } },
    ])
  })
})

describe('an instantiating event-based gateway', () => {
  const either = diagram(
    `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="a"><messageEventDefinition messageRef="ma"/></intermediateCatchEvent><receiveTask id="b" messageRef="mb"/><userTask id="t"/>
    ${flows(`g -> a -> t
      g -> b -> t`)}`,
    message('ma') + message('mb'),
  )

  it('should begin by either of its messages', async () => {
    const run = await play(either)
    expect(run.graph.starts).toMatchObject([
      { element: 'a', kind: 'message', message: { text: 'ma' } },
      { element: 'b', kind: 'message', message: { text: 'mb' } },
    ])
    expect(run.start({ x: 1 }, { startEvent: 'b' }).path()).toEqual(['b', 't'])
    expect(run.waitingAt()).toEqual(['t'])
  })
})

describe('a refusal that nobody can be told', () => {
  it('should be an incident', async () => {
    const late = diagram(
      `<startEvent id="start"/><intermediateCatchEvent id="t">${timer('timeDuration', 'PT1H')}</intermediateCatchEvent><endEvent id="no">${extensions('<huying:refusal text="too late"/>')}</endEvent>${flows('start -> t -> no')}`,
    )
    const run = (await play(late)).start().travel('PT1H')
    expect(run.incidents()).toEqual(['no REFUSAL_TOO_LATE'])
    expect(run.waitingAt()).toEqual([])
  })
})
