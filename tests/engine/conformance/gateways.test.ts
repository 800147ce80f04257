import { diagram, flows, message, script, timer } from '../xml.js'
import { incidents, run, those, times, variables } from './world.js'

const none = (...ids: string[]) => ids.map(id => `<task id="${id}"/>`).join('')
const S = '<startEvent id="s"/><endEvent id="e"/>'

describe('exclusive gateway', () => {
  it('should take the first flow that holds, an unconditional one included, in document order', async () => {
    const xml = diagram(
      `${S}<exclusiveGateway id="x"/>${none('a', 'b', 'c')}${flows('s -> x\nx -> a: n > 5\nx -> b\nx -> c: n > 1\na -> e\nb -> e\nc -> e')}`,
    )
    expect(those(await run(xml, { vars: { n: 9 } }))).toEqual(['s', 'x', 'a', 'e'])
    expect(those(await run(xml, { vars: { n: 2 } }))).toEqual(['s', 'x', 'b', 'e'])
  })

  it('should let each token through a merge by itself', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><exclusiveGateway id="m"/>${none('a', 'b', 'after')}${flows('s -> p -> a -> m -> after -> e\np -> b -> m')}`,
    )
    const report = await run(xml)
    expect([times(report, 'after'), times(report, 'e'), report.state]).toEqual([2, 2, 'completed'])
  })

  it('should prefer a flow that holds to the default, wherever the default stands', async () => {
    const xml = diagram(
      `${S}<exclusiveGateway id="x" default="x-a"/>${none('a', 'b')}${flows('s -> x -> a -> e\nx -> b: yes\nb -> e')}`,
    )
    expect(times(await run(xml, { vars: { yes: true } }), 'b')).toBe(1)
    expect(times(await run(xml, { vars: { yes: false } }), 'a')).toBe(1)
  })

  it('should stop with an incident when nothing holds', async () => {
    const xml = diagram(`${S}<exclusiveGateway id="x"/>${flows('s -> x\nx -> e: n = 1')}`)
    const report = await run(xml, { vars: { n: 2 } })
    expect([report.state, incidents(report)]).toEqual(['incident', ['x NO_CONDITION_HELD']])
  })

  it('should end a branch at a gateway without outgoing flows', async () => {
    const report = await run(diagram(`<startEvent id="s"/><exclusiveGateway id="x"/>${flows('s -> x')}`))
    expect(report.state).toBe('completed')
  })
})

describe('parallel gateway', () => {
  it('should wait for a token on each flow, and not count two on one', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><exclusiveGateway id="m"/><parallelGateway id="j"/>${none('a', 'b')}<userTask id="u"/>${none('after')}${flows('s -> p\np -> a -> m\np -> b -> m\nm -> j\np -> u -> j\nj -> after -> e')}`,
    )
    const before = await run(xml)
    expect([times(before, 'after'), before.state, before.instances[0]!.waitingAt]).toEqual([
      0,
      'waiting',
      ['u', 'j'],
    ])
    const after = await run(xml, { complete: { u: {} } })
    expect([times(after, 'after'), after.state, after.instances[0]!.waitingAt]).toEqual([1, 'waiting', ['j']])
  })

  it('should join and split at once', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><parallelGateway id="j"/><parallelGateway id="k"/>${none('a', 'b', 'c', 'd')}${flows('s -> p -> a -> j -> c -> k -> e\np -> b -> j -> d -> k')}`,
    )
    const report = await run(xml)
    expect([times(report, 'j'), times(report, 'c'), times(report, 'd'), times(report, 'e')]).toEqual([
      1, 1, 1, 1,
    ])
  })

  it('should say where it is stuck when a branch never comes', async () => {
    const xml = diagram(
      `${S}<exclusiveGateway id="x" default="x-a"/><parallelGateway id="j"/>${none('a', 'b')}${flows('s -> x -> a -> j -> e\nx -> b: false\nb -> j')}`,
    )
    const report = await run(xml)
    expect([report.state, report.instances[0]!.waitingAt]).toEqual(['waiting', ['j']])
  })

  it('should join in a loop, round after round', async () => {
    const xml = diagram(
      `${S}<exclusiveGateway id="m"/><parallelGateway id="p"/>${script('count', 'n + 1', 'n')}${none('b')}<parallelGateway id="j"/><exclusiveGateway id="x" default="x-e"/>${flows('s -> m -> p -> count -> j -> x -> e\np -> b -> j\nx -> m: n < 3')}`,
    )
    const report = await run(xml, { vars: { n: 0 } })
    expect([variables(report)['n'], times(report, 'j'), report.state]).toEqual([3, 3, 'completed'])
  })
})

describe('inclusive gateway', () => {
  const diamond = diagram(
    `${S}<inclusiveGateway id="o" default="o-c"/><inclusiveGateway id="j"/>${none('a', 'b', 'c', 'after')}${flows('s -> o\no -> a: n > 1\no -> b: n > 2\no -> c\na -> j\nb -> j\nc -> j\nj -> after -> e')}`,
  )

  it.each([
    [0, ['c']],
    [2, ['a']],
    [3, ['a', 'b']],
  ])('should take every flow that holds and join them once (%i)', async (n, taken) => {
    const report = await run(diamond, { vars: { n } })
    expect(['a', 'b', 'c'].filter(id => times(report, id) > 0)).toEqual(taken)
    expect([times(report, 'after'), report.state]).toEqual([1, 'completed'])
  })

  it('should wait for the slow one', async () => {
    const xml = diagram(
      `${S}<inclusiveGateway id="o"/><inclusiveGateway id="j"/>${none('a', 'after')}<userTask id="u"/>${flows('s -> o\no -> a: true\no -> u: true\na -> j\nu -> j\nj -> after -> e')}`,
    )
    expect(times(await run(xml), 'after')).toBe(0)
    expect(times(await run(xml, { complete: { u: {} } }), 'after')).toBe(1)
  })

  it('should go on when the branch that was awaited turns away', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><inclusiveGateway id="j"/>${none('a', 'after')}<userTask id="u"/><exclusiveGateway id="x" default="x-away"/><endEvent id="away"/>${flows('s -> p -> a -> j -> after -> e\np -> u -> x -> away\nx -> j: back')}`,
    )
    expect(times(await run(xml, { vars: { back: false } }), 'after')).toBe(0)
    expect(times(await run(xml, { vars: { back: false }, complete: { u: {} } }), 'after')).toBe(1)
    expect(times(await run(xml, { vars: { back: true }, complete: { u: {} } }), 'after')).toBe(1)
  })

  it('should see that a boundary event can still lead to it', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><inclusiveGateway id="j"/>${none('a', 'after')}<userTask id="u"/><boundaryEvent id="late" attachedToRef="u">${timer('timeDuration', 'PT1H')}</boundaryEvent><endEvent id="done"/>${flows('s -> p -> a -> j -> after -> e\np -> u -> done\nlate -> j')}`,
    )
    const still = await run(xml, { still: true })
    expect(times(still, 'after')).toBe(0)
    expect(times(await run(xml), 'after')).toBe(1)
    expect(times(await run(xml, { complete: { u: {} } }), 'after')).toBe(1)
  })

  it('should not wait for a token that must pass through itself first', async () => {
    const xml = diagram(
      `${S}<inclusiveGateway id="j"/>${script('count', 'n + 1', 'n')}<exclusiveGateway id="x" default="x-e"/>${flows('s -> j -> count -> x -> e\nx -> j: n < 3')}`,
    )
    const report = await run(xml, { vars: { n: 0 } })
    expect([times(report, 'j'), report.state]).toEqual([3, 'completed'])
  })

  it('should stop with an incident when no condition holds and there is no default', async () => {
    const xml = diagram(
      `${S}<inclusiveGateway id="o"/>${none('a')}${flows('s -> o\no -> e: n = 1\no -> a: n = 2')}`,
    )
    expect(incidents(await run(xml, { vars: { n: 3 } }))).toEqual(['o NO_CONDITION_HELD'])
  })
})

describe('event-based gateway', () => {
  const xml = diagram(
    `${S}<eventBasedGateway id="g"/><intermediateCatchEvent id="in"><messageEventDefinition messageRef="M"/></intermediateCatchEvent><receiveTask id="r" messageRef="N"/><intermediateCatchEvent id="late">${timer('timeDuration', 'PT10S')}</intermediateCatchEvent><intermediateCatchEvent id="sig"><signalEventDefinition signalRef="Z"/></intermediateCatchEvent>${flows('s -> g\ng -> in -> e\ng -> r -> e\ng -> late -> e\ng -> sig -> e')}`,
    message('M') + message('N') + '<signal id="Z" name="Z"/>',
  )

  it.each([
    [['M'], 'in'],
    [['N', 'M'], 'r'],
    [['signal Z'], 'sig'],
    [[], 'late'],
  ])('should go on with the first event alone (%j)', async (tell, taken) => {
    const report = await run(xml, { tell })
    expect(['in', 'r', 'late', 'sig'].filter(id => times(report, id) > 0)).toEqual([taken])
    expect([report.state, times(report, 'e')]).toEqual(['completed', 1])
  })

  it('should list all that it waits for', async () => {
    const report = await run(xml, { still: true })
    expect(report.instances[0]!.waitingAt.sort()).toEqual(['in', 'late', 'r', 'sig'])
  })
})

describe('implicit splits and joins', () => {
  it('should split after a task and run what follows once for each token', async () => {
    const xml = diagram(
      `${S}${none('a', 'b', 'c', 'after')}${flows('s -> a -> b -> after -> e\na -> c -> after')}`,
    )
    const report = await run(xml)
    expect([times(report, 'after'), times(report, 'e'), report.state]).toEqual([2, 2, 'completed'])
  })

  it('should split after a start event', async () => {
    const xml = diagram(`${S}${none('a', 'b')}${flows('s -> a -> e\ns -> b -> e')}`)
    expect(times(await run(xml), 'e')).toBe(2)
  })

  it('should take the default flow of a task only when no condition holds', async () => {
    const xml = diagram(
      `${S}<task id="t" default="t-c"/>${none('a', 'b', 'c')}${flows('s -> t\nt -> a: n > 1\nt -> b: n > 2\nt -> c\na -> e\nb -> e\nc -> e')}`,
    )
    const taken = async (n: number) => {
      const report = await run(xml, { vars: { n } })
      return ['a', 'b', 'c'].filter(id => times(report, id) > 0)
    }
    expect([await taken(1), await taken(2), await taken(3)]).toEqual([['c'], ['a'], ['a', 'b']])
  })

  it('should take unconditional flows beside conditional ones', async () => {
    const xml = diagram(
      `${S}<task id="t"/>${none('a', 'b')}${flows('s -> t -> a -> e\nt -> b: false\nb -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'a'), times(report, 'b'), report.state]).toEqual([1, 0, 'completed'])
  })

  it('should let a user task with two incoming flows be done twice', async () => {
    const xml = diagram(
      `${S}<parallelGateway id="p"/><userTask id="u"/>${flows('s -> p -> u -> e\np -> u')}`.replace(
        '<sequenceFlow id="p-u" sourceRef="p" targetRef="u"></sequenceFlow>\n<sequenceFlow id="u-e"',
        '<sequenceFlow id="second" sourceRef="p" targetRef="u"></sequenceFlow>\n<sequenceFlow id="u-e"',
      ),
    )
    expect((await run(xml)).instances[0]!.waitingAt).toEqual(['u', 'u'])
    expect(times(await run(xml, { complete: { u: {} } }), 'e')).toBe(2)
  })
})
