import { diagram, extensions, flows, io, script } from '../xml.js'
import { boundary, ENDS, error, failed, service, sub, tasks } from './bpmn.js'
import { incidents, run, those, variables } from './world.js'

describe('variables', () => {
  it('should keep inputs local and give outputs to the scope around', async () => {
    const xml = diagram(
      `${ENDS}${script('w', 'x + 1', 'y', io({ x: '=n * 10' }, { z: '=y' }))}${flows('s -> w -> e')}`,
    )
    expect(variables(await run(xml, { vars: { n: 1 } }))).toEqual({ n: 1, z: 11 })
  })

  it('should hide a variable of the process behind an input of the same name', async () => {
    const xml = diagram(`${ENDS}${script('w', 'n + 1', 'n', io({ n: '=100' }))}${flows('s -> w -> e')}`)
    expect(variables(await run(xml, { vars: { n: 1 } }))).toEqual({ n: 1 })
  })

  it('should let each input see those before it', async () => {
    const xml = diagram(
      `${ENDS}${script('w', 'b', 'r', io({ a: '=1', b: '=a + 1' }))}${flows('s -> w -> e')}`,
    )
    expect(variables(await run(xml))['r']).toBe(2)
  })

  it('should build a context field by field', async () => {
    const xml = diagram(
      `${ENDS}${script('w', '1', 'one', io({}, { 'a.b': '=one', 'a.c': '=one + 1' }))}${flows('s -> w -> e')}`,
    )
    expect(variables(await run(xml, { vars: { a: { z: 0 } } }))).toEqual({ a: { z: 0, b: 1, c: 2 } })
  })

  it('should keep to a sub-process what it has made local, and give its outputs', async () => {
    const xml = diagram(
      `${ENDS}<subProcess id="sub">${extensions(io({ x: '=1' }, { out: '=x' }))}<startEvent id="s1"/>${script('w', 'x + 1', 'x')}${script('v', 'x * 2', 'fresh')}${flows('s1 -> w -> v')}</subProcess>${flows('s -> sub -> e')}`,
    )
    expect(variables(await run(xml))).toEqual({ out: 2, fresh: 4 })
  })

  it('should give the result of a job through the outputs alone', async () => {
    const xml = diagram(`${ENDS}${service('w', io({}, { kept: '=a' }))}${flows('s -> w -> e')}`)
    expect(variables(await run(xml, { complete: { w: { a: 1, b: 2 } } }))).toEqual({ kept: 1 })
    const whole = diagram(`${ENDS}${service('w')}${flows('s -> w -> e')}`)
    expect(variables(await run(whole, { complete: { w: { a: 1, b: 2 } } }))).toEqual({ a: 1, b: 2 })
  })

  it('should take the answer of a user task at successive entries, the last for all that follow', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="m"/><userTask id="u"/><exclusiveGateway id="x" default="x-m"/>${flows('s -> m -> u -> x\nx -> e: ok\nx -> m')}`,
    )
    const report = await run(xml, { complete: { u: [{ ok: false }, { ok: false }, { ok: true }] } })
    expect([those(report).filter(id => id === 'u').length, report.state]).toEqual([3, 'completed'])
  })

  it('should set a variable to null rather than lose it', async () => {
    const xml = diagram(`${ENDS}${script('w', 'nothing', 'r')}${flows('s -> w -> e')}`)
    expect(variables(await run(xml))).toEqual({ r: null })
  })

  it('should carry on without a result variable', async () => {
    const xml = diagram(
      `${ENDS}<scriptTask id="w">${extensions('<zeebe:script expression="=1"/>')}</scriptTask>${flows('s -> w -> e')}`,
    )
    expect((await run(xml)).state).toBe('completed')
  })

  it('should show dates and durations as plain text', async () => {
    const xml = diagram(
      `${ENDS}${script('w', 'date("2026-10-12")', 'd')}${script('v', 'date and time("2026-10-12T09:40:00")', 'dt')}${script('x', 'duration("P1D")', 'p')}${flows('s -> w -> v -> x -> e')}`,
    )
    const found = variables(await run(xml))
    expect([found['d'], found['dt'], found['p']]).toEqual(['2026-10-12', '2026-10-12T09:40:00+08:00', 'P1D'])
  })

  it('should be an incident on the element whose expression fails', async () => {
    const xml = diagram(`${ENDS}${script('w', 'a + 1', 'r')}${flows('s -> w -> e')}`)
    expect(incidents(await run(xml, { vars: { a: 'x' } }))).toEqual(['w EXPRESSION_FAILED'])
  })

  it('should be an incident when a condition is neither true nor false', async () => {
    const xml = diagram(
      `${ENDS}<exclusiveGateway id="x" default="x-a"/>${tasks('a')}${flows('s -> x\nx -> e: n\nx -> a')}`,
    )
    expect(incidents(await run(xml, { vars: { n: 5 } }))).toEqual(['x NOT_A_BOOLEAN'])
    expect(incidents(await run(xml))).toEqual(['x NOT_A_BOOLEAN'])
  })

  it('should keep the outcomes of both branches of a split', async () => {
    const xml = diagram(
      `${ENDS}<parallelGateway id="p"/>${script('a', '1', 'x')}${script('b', '2', 'y')}<parallelGateway id="j"/>${flows('s -> p -> a -> j -> e\np -> b -> j')}`,
    )
    expect(variables(await run(xml))).toEqual({ x: 1, y: 2 })
  })

  it('should still have what was set before an error was caught', async () => {
    const xml = diagram(
      `${ENDS}${sub('sub', '<startEvent id="s1"/>', script('w', '1', 'before'), service('x'), flows('s1 -> w -> x'))}${boundary('b', 'sub', failed('E'))}${script('c', 'before + 1', 'after')}${flows('s -> sub -> e\nb -> c -> e')}`,
      error('E'),
    )
    expect(variables(await run(xml, { throws: { x: 'E' } }))).toEqual({ before: 1, after: 2 })
  })
})

describe('names of FEEL functions as variables', () => {
  it.each([
    'number',
    'count',
    'date',
    'string',
    'time',
    'duration',
    'min',
    'max',
    'sum',
    'list',
    'contains',
    'now',
    'today',
    'sort',
    'all',
    'any',
    'duty',
    'head',
    'leader',
    'not',
    'context',
    'mode',
    'log',
    'split',
    'index',
    'value',
    'item',
    'is',
    'even',
    'abs',
  ])('should read %s as the variable when it is set, and as null when it is not', async name => {
    const xml = diagram(`${ENDS}${script('w', `${name} = null`, 'empty')}${flows('s -> w -> e')}`)
    const unset = await run(xml)
    expect([incidents(unset), unset.instances[0]?.variables['empty']]).toEqual([[], true])
    const set = await run(xml, { vars: { [name]: 3 } })
    expect([incidents(set), set.instances[0]?.variables['empty']]).toEqual([[], false])
  })

  it('should still call the functions', async () => {
    const xml = diagram(
      `${ENDS}${script('w', 'count([1,2]) + number("3") + sum([1])', 'r')}${flows('s -> w -> e')}`,
    )
    expect(variables(await run(xml, { vars: { number: 1, count: 9 } }))['r']).toBe(6)
  })
})

describe('results that the run gives', () => {
  it.each(['task', 'manualTask', 'serviceTask', 'sendTask'])(
    'should give a %s without a worker its result',
    async kind => {
      const xml = diagram(`${ENDS}<${kind} id="w"/>${flows('s -> w -> e')}`)
      const report = await run(xml, { complete: { w: { a: 1 } } })
      expect([variables(report), report.state]).toEqual([{ a: 1 }, 'completed'])
    },
  )
})
