import { diagram, file, flows, message, process, timer } from '../xml.js'
import { end, ENDS, escalated, messaged, signal, signalled, sub, tasks } from './bpmn.js'
import { refusals, run, those, times } from './world.js'

describe('starts of a process', () => {
  it('should begin at every node without an incoming flow when there is no start event', async () => {
    const xml = diagram(
      `${tasks('a', 'b', 'c')}<parallelGateway id="j"/>${end('e')}${flows('a -> j -> c -> e\nb -> j')}`,
    )
    const report = await run(xml)
    expect([those(report), report.state]).toEqual([['a', 'b', 'j', 'c', 'e'], 'completed'])
  })

  it('should run a single task without any flow', async () => {
    expect(those(await run(diagram('<task id="only"/>')))).toEqual(['only'])
  })

  it('should begin at an end event alone', async () => {
    expect((await run(diagram(end('e')))).state).toBe('completed')
  })

  it('should not begin at boundary events or event sub-processes', async () => {
    const xml = diagram(
      `<userTask id="u"/><boundaryEvent id="b" attachedToRef="u">${timer('timeDuration', 'PT1H')}</boundaryEvent>${tasks('c')}${flows('b -> c')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs">${messaged('M')}</startEvent></subProcess>`,
      message('M'),
    )
    const report = await run(xml, { still: true })
    expect(report.instances[0]!.waitingAt.sort()).toEqual(['b', 'hs', 'u'])
  })

  it('should begin at a receive task or catch event without an incoming flow', async () => {
    const xml = diagram(
      `<receiveTask id="r" messageRef="M"/><intermediateCatchEvent id="i">${signalled('Z')}</intermediateCatchEvent>`,
      message('M') + signal('Z'),
    )
    expect((await run(xml)).instances[0]!.waitingAt.sort()).toEqual(['i', 'r'])
    expect((await run(xml, { tell: ['M', 'signal Z'] })).state).toBe('completed')
  })

  it('should begin in a sub-process without a start event likewise', async () => {
    const xml = diagram(`${ENDS}${sub('sub', tasks('a', 'b'))}${flows('s -> sub -> e')}`)
    expect(those(await run(xml))).toEqual(['s', 'a', 'b', 'sub', 'e'])
  })

  it('should take the none start of several, the others being alternatives', async () => {
    const xml = diagram(
      `<startEvent id="m">${messaged('M')}</startEvent>${ENDS}<startEvent id="t">${timer('timeDuration', 'PT1H')}</startEvent>${tasks('a')}${flows('m -> a -> e\ns -> a\nt -> a')}`,
      message('M'),
    )
    expect(those(await run(xml, { still: true }))).toEqual(['s', 'a', 'e'])
  })

  it('should start by a message and by a signal, a further instance each', async () => {
    const xml = diagram(
      `<startEvent id="m">${messaged('M')}</startEvent><startEvent id="z">${signalled('Z')}</startEvent>${tasks('a', 'b')}${flows('m -> a\nz -> b')}`,
      message('M') + signal('Z'),
    )
    const report = await run(xml, { tell: ['M', 'signal Z', 'M'] })
    expect([times(report, 'a') >= 2, times(report, 'b'), report.state]).toEqual([true, 1, 'completed'])
  })

  it('should not begin an event start by itself when nothing else can start', async () => {
    const xml = diagram(
      `<startEvent id="m">${messaged('M')}</startEvent>${tasks('a')}${flows('m -> a')}`,
      message('M'),
    )
    const told = await run(xml, { tell: ['M'] })
    expect([told.instances.length, times(told, 'a')]).toEqual([1, 1])
  })

  it('should start by a timer when the clock may jump', async () => {
    const xml = diagram(
      `<startEvent id="t">${timer('timeDuration', 'PT1H')}</startEvent>${tasks('a')}${flows('t -> a')}`,
    )
    expect(times(await run(xml), 'a')).toBe(1)
  })

  it('should refuse starts that nothing can trigger', async () => {
    expect(await refusals(diagram(`<startEvent id="x">${escalated()}</startEvent>`))).toEqual([
      'x START_KIND_INVALID',
    ])
    expect(
      await refusals(
        diagram(
          `${ENDS}${sub('sub', `<startEvent id="x">${messaged('M')}</startEvent>`)}${flows('s -> sub -> e')}`,
          message('M'),
        ),
      ),
    ).toEqual(['x START_KIND_INVALID'])
  })

  it('should start the processes that are named, in that order', async () => {
    const xml = file(process(`<startEvent id="s1"/>`, 'one'), process(`<startEvent id="s2"/>`, 'two'))
    expect(those(await run(xml, { processes: ['two', 'one'] }))).toEqual(['s2', 's1'])
    expect(those(await run(xml))).toEqual(['s1'])
    expect((await run(xml, { processes: ['one', 'one'] })).instances.length).toBe(2)
  })

  it('should prefer the executable process', async () => {
    const xml = file(
      `<process id="paper" isExecutable="false"><startEvent id="s1"/></process>`,
      process(`<startEvent id="s2"/>`, 'real'),
    )
    expect(those(await run(xml))).toEqual(['s2'])
  })

  it('should run a process that is not marked executable when it is the only one', async () => {
    expect(those(await run(file(`<process id="p"><startEvent id="s"/></process>`)))).toEqual(['s'])
    expect(
      those(await run(file(`<process id="p" isExecutable="false"><startEvent id="s"/></process>`))),
    ).toEqual(['s'])
  })
})
