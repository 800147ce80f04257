import { diagram, flows, script, timer } from '../xml.js'
import { boundary, catching, CONTINUES, end, ENDS, handler, tasks } from './bpmn.js'
import { incidents, refusals, run, secondsAt, those, times } from './world.js'

describe('timers', () => {
  const waits = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string) =>
    diagram(`${ENDS}${catching('t', timer(kind, value))}${flows('s -> t -> e')}`)

  it.each([
    ['timeDuration', 'PT10S', 10],
    ['timeDuration', '=duration("PT1M")', 60],
    ['timeDuration', '="PT" + string(n) + "S"', 7],
    ['timeDuration', 'P1D', 86_400],
    ['timeDuration', 'PT0S', 0],
    ['timeDuration', 'PT0.5S', 0.5],
    ['timeDuration', 'P1W', 604_800],
    ['timeDuration', 'P1M', 31 * 86_400],
    ['timeDate', '2026-10-12T12:00:30+08:00', 30],
    ['timeDate', '2026-10-12T04:00:30Z', 30],
    ['timeDate', '=now() + duration("PT5S")', 5],
    ['timeDate', '=date and time("2026-10-12T12:00:09+08:00")', 9],
    ['timeDate', '2020-01-01T00:00:00Z', 0],
    ['timeDate', '=when', 45],
    ['timeCycle', 'R1/PT10S', 10],
    ['timeCycle', 'R3/PT10S', 10],
    ['timeCycle', 'R/PT10S', 10],
  ] as const)('should fire %s %s after %d seconds', async (kind, value, seconds) => {
    const report = await run(waits(kind, value), { vars: { n: 7, when: '2026-10-12T12:00:45+08:00' } })
    expect([secondsAt(report, 'e'), report.state]).toEqual([[seconds], 'completed'])
  })

  it('should not fire when the clock stands still, except for what is due', async () => {
    expect((await run(waits('timeDuration', 'PT1S'), { still: true })).state).toBe('waiting')
    expect((await run(waits('timeDate', '2020-01-01T00:00:00Z'), { still: true })).state).toBe('completed')
  })

  it.each(['soon', 'PT', 'P', '10s', 'R3/', '2026-13-40T00:00:00Z'])('should refuse %s', async value => {
    expect(await refusals(waits('timeDuration', value))).toEqual(['t TIMER_INVALID'])
  })

  it('should be an incident when FEEL gives nothing that can be a time', async () => {
    expect(incidents(await run(waits('timeDuration', '=nothing')))).toEqual(['t NOT_A_DATE'])
    expect(incidents(await run(waits('timeDate', '=5')))).toEqual(['t NOT_A_DATE'])
  })

  it('should fire at one instant in the order in which they were armed', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${catching('a', timer('timeDuration', 'PT10S'))}${catching('b', timer('timeDate', '2026-10-12T12:00:10+08:00'))}${catching('c', timer('timeDuration', 'PT5S'))}${flows('s -> p -> a -> e\np -> b -> e\np -> c -> e')}`,
    )
    expect(those(await run(xml)).filter(id => 'abc'.includes(id))).toEqual(['c', 'a', 'b'])
  })

  it('should finish what one timer has started before the next of the same instant', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${catching('a', timer('timeDuration', 'PT10S'))}${script('a2', '"a"', 'x')}${catching('b', timer('timeDuration', 'PT10S'))}${script('b2', 'x + "b"', 'x')}${flows('s -> p -> a -> a2 -> e\np -> b -> b2 -> e')}`,
    )
    expect((await run(xml)).instances[0]!.variables['x']).toBe('ab')
  })

  it('should run a cycle with a beginning', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${boundary('tick', 'u', timer('timeCycle', 'R3/2026-10-12T12:01:00+08:00/PT10S'), CONTINUES)}${tasks('c')}${end('f')}${flows('s -> u -> e\ntick -> c -> f')}`,
    )
    expect(secondsAt(await run(xml, { complete: { u: {} }, durations: { u: 600_000 } }), 'c')).toEqual([
      60, 70, 80,
    ])
  })

  it('should keep a cycle going while its last round still runs, as many at once as there are', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${handler('h', timer('timeCycle', 'R3/PT10S'), `<userTask id="v"/>${flows('h-start -> v')}`, 'isInterrupting="false"')}${flows('s -> u -> e')}`,
    )
    const report = await run(xml, { complete: { u: {}, v: {} }, durations: { u: 25_000, v: 60_000 } })
    expect([secondsAt(report, 'v', 'completed'), report.state]).toEqual([[70, 80], 'completed'])
  })

  it('should fire one interrupting cycle once', async () => {
    const xml = diagram(
      `${ENDS}<userTask id="u"/>${boundary('late', 'u', timer('timeCycle', 'R/PT10S'))}${tasks('c')}${flows('s -> u -> e\nlate -> c -> e')}`,
    )
    const report = await run(xml)
    expect([times(report, 'c'), report.state]).toEqual([1, 'completed'])
  })

  it('should come round in a loop, armed anew each time', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="m"/>${catching('t', timer('timeDuration', 'PT10S'))}${script('w', 'n + 1', 'n')}<exclusiveGateway id="x" default="x-e"/>${flows('s -> m -> t -> w -> x -> e\nx -> m: n < 3')}`,
    )
    expect(secondsAt(await run(xml, { vars: { n: 0 } }), 'w')).toEqual([10, 20, 30])
  })

  it('should not hang in a loop of waits that never ends', async () => {
    const xml = diagram(
      `<startEvent id="s"/><exclusiveGateway id="m"/>${catching('t', timer('timeDuration', 'PT10S'))}${flows('s -> m -> t -> m')}`,
    )
    expect(['waiting', 'incident']).toContain((await run(xml)).state)
  })
})
