import { play } from '../play.js'
import { diagram, escaped, extensions, flows, io, timer } from '../xml.js'

interface Loop {
  sequential?: boolean
  over?: string
  completion?: string
  output?: [string, string]
  cardinality?: string
}

const loop = ({ sequential = false, over = '= 协办', completion = '', output, cardinality = '' }: Loop) => `
  <multiInstanceLoopCharacteristics isSequential="${sequential}">
    ${over ? extensions(`<zeebe:loopCharacteristics inputCollection="${escaped(over)}" inputElement="单位" ${output ? `outputCollection="${output[0]}" outputElement="= ${escaped(output[1])}"` : ''}/>`) : ''}
    ${cardinality ? `<loopCardinality>${cardinality}</loopCardinality>` : ''}
    ${completion ? `<completionCondition>${escaped(completion)}</completionCondition>` : ''}
  </multiInstanceLoopCharacteristics>`

const tasks = (options: Loop, inside = '', more = '') =>
  diagram(
    `<startEvent id="start"/><userTask id="ask">${inside}${loop(options)}</userTask>${more}<userTask id="after"/>${flows('start -> ask -> after')}`,
  )
const units = { 协办: ['A', 'B', 'C'] }

describe('parallel multi-instance', () => {
  it('should have a task for each item, and go on with one token when all are done', async () => {
    const run = (await play(tasks({}))).start(units)
    expect(run.waitingAt()).toEqual(['ask', 'ask', 'ask'])
    run.complete('ask').complete('ask')
    expect(run.waitingAt()).toEqual(['ask'])
    expect(run.complete('ask').waitingAt()).toEqual(['after'])
    expect(run.path().filter(id => id === 'ask')).toHaveLength(3)
    expect(run.variables()).toEqual(units)
  })

  it('should give each its item and number', async () => {
    const assigned = extensions(
      '<zeebe:assignmentDefinition candidateGroups="= {role: &quot;clerk&quot;, unit: 单位 + string(loopCounter)}"/>',
    )
    const run = (await play(tasks({}, assigned))).start(units)
    expect(run.of('task-created').map(task => task.candidates)).toEqual(
      ['A1', 'B2', 'C3'].map(unit => [{ role: 'clerk', unit }]),
    )
  })

  it('should complete at once over nothing', async () => {
    const run = (await play(tasks({ output: ['out', '1'] }))).start({ 协办: [] })
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.variables()).toEqual({ 协办: [], out: [] })
  })

  it('should be an incident over no list, and go on after a retry', async () => {
    const run = (await play(tasks({}))).start({ 协办: null })
    expect(run.incidents()).toEqual(['ask NOT_A_LIST'])
    expect(run.retry('NOT_A_LIST', units).waitingAt()).toEqual(['ask', 'ask', 'ask'])
  })

  it('should collect outputs in the order of the items', async () => {
    const run = (await play(tasks({ output: ['replies', '单位 + reply'] }))).start(units)
    const created = run.of('task-created').map(task => task.key)
    for (const [index, task] of [created[2], created[0], created[1]].entries())
      run.take({ type: 'complete-task', task: task!, variables: { reply: String(index) } })
    expect(run.variables()).toMatchObject({ replies: ['A1', 'B2', 'C0'] })
  })

  it('should keep a variable that it gives out in each round', async () => {
    const run = (await play(tasks({ output: ['replies', 'reply'] }))).start(units)
    run.complete('ask', { reply: 1 }).complete('ask', { reply: 2 }).complete('ask', { reply: 3 })
    expect(run.variables()).toEqual({ ...units, replies: [1, 2, 3] })
  })

  it('should end early when its completion condition holds, cancelling the others', async () => {
    const run = (await play(tasks({ completion: '= numberOfCompletedInstances >= 2' }))).start(units)
    run.complete('ask')
    expect(run.waitingAt()).toEqual(['ask', 'ask'])
    expect(run.complete('ask').waitingAt()).toEqual(['after'])
    expect(run.of('task-cancelled')).toHaveLength(1)
  })

  it('should count by a cardinality', async () => {
    expect((await play(tasks({ over: '', cardinality: '= 1 + 1' }))).start().waitingAt()).toEqual([
      'ask',
      'ask',
    ])
  })

  it('should have one boundary for all of them', async () => {
    const late = `<boundaryEvent id="late" attachedToRef="ask">${timer('timeDuration', 'PT1H')}</boundaryEvent><endEvent id="missed"/>${flows('late -> missed')}`
    const run = (await play(tasks({}, '', late))).start(units).complete('ask')
    expect(run.waitingAt()).toEqual(['late', 'ask', 'ask'])
    run.travel('PT1H')
    expect(run.state.status).toBe('completed')
    expect(run.path().at(-1)).toBe('missed')
  })

  it('should be left as a whole when one round fails', async () => {
    const caught = `<boundaryEvent id="caught" attachedToRef="ask"><errorEventDefinition/></boundaryEvent><endEvent id="failed"/>${flows('caught -> failed')}`
    const run = (await play(tasks({}, '', caught))).start(units).error('ask', 'X')
    expect(run.path().at(-1)).toBe('failed')
    expect(run.state.status).toBe('completed')
  })

  it('should be possible on tasks that work within the step', async () => {
    const scripts = diagram(
      `<startEvent id="start"/><scriptTask id="s">${extensions('<zeebe:script expression="= 单位 + &quot;!&quot;" resultVariable="r"/>')}${loop({ output: ['out', 'r'] })}</scriptTask>${flows('start -> s')}`,
    )
    const run = (await play(scripts)).start(units)
    expect(run.variables()).toEqual({ ...units, out: ['A!', 'B!', 'C!'] })
    expect(run.state.status).toBe('completed')
  })
})

describe('sequential multi-instance', () => {
  it('should have one after the other', async () => {
    const run = (await play(tasks({ sequential: true, output: ['out', '单位 + r'] }))).start(units)
    expect(run.waitingAt()).toEqual(['ask'])
    run.complete('ask', { r: '1' })
    expect(run.waitingAt()).toEqual(['ask'])
    run.complete('ask', { r: '2' }).complete('ask', { r: '3' })
    expect(run.waitingAt()).toEqual(['after'])
    expect(run.variables()).toMatchObject({ out: ['A1', 'B2', 'C3'] })
  })

  it('should end early', async () => {
    const run = (await play(tasks({ sequential: true, completion: '= done' }))).start({
      ...units,
      done: false,
    })
    expect(run.complete('ask', { done: true }).waitingAt()).toEqual(['after'])
  })

  it('should stand the budget of a step over a long list', async () => {
    const long = diagram(
      `<startEvent id="start"/><scriptTask id="s">${extensions('<zeebe:script expression="= loopCounter" resultVariable="r"/>')}${loop({ sequential: true, over: '= for i in 1..1500 return i', output: ['out', 'r'] })}</scriptTask>${flows('start -> s')}`,
    )
    const run = await play(long, { env: { budget: { step: 400, instance: 10_000 } } })
    run.start()
    expect(run.of('step-suspended').length).toBeGreaterThan(2)
    expect(run.variables()['out']).toHaveLength(1500)
  }, 60_000)
})

describe('multi-instance sub-process', () => {
  const legs = (options: Loop = {}) =>
    diagram(`<startEvent id="start"/><subProcess id="leg">${loop(options)}<startEvent id="s"/><userTask id="cooperate">${extensions('<zeebe:assignmentDefinition candidateGroups="= {role: &quot;clerk&quot;, unit: 单位}"/>')}</userTask>
      <boundaryEvent id="remind" attachedToRef="cooperate" cancelActivity="false">${timer('timeDuration', 'PT1H')}</boundaryEvent>
      <endEvent id="reminded"/><endEvent id="e"/>${flows(`s -> cooperate -> e
        remind -> reminded`)}</subProcess><userTask id="after"/>${flows('start -> leg -> after')}`)

  it('should give each child its own timer', async () => {
    const run = (await play(legs())).start(units).complete('cooperate').travel('PT1H')
    expect(run.path().filter(id => id === 'reminded')).toHaveLength(2)
    run.complete('cooperate').complete('cooperate')
    expect(run.waitingAt()).toEqual(['after'])
  })

  it('should end only its own child at a terminate end', async () => {
    const terminated = diagram(
      `<startEvent id="start"/><subProcess id="leg">${loop({})}<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><endEvent id="t"><terminateEventDefinition/></endEvent>${flows(`s -> fork -> a -> t
      fork -> b`)}</subProcess><userTask id="after"/>${flows('start -> leg -> after')}`,
    )
    const run = (await play(terminated)).start({ 协办: [1, 2] }).complete('a')
    expect(run.waitingAt()).toEqual(['a', 'b'])
    expect(run.complete('a').waitingAt()).toEqual(['after'])
  })

  it('should append to a list of the process without a race', async () => {
    const append = diagram(
      `<startEvent id="start"/><userTask id="c">${extensions(io({}, { 协办回复: '= append(协办回复, {单位: 单位, 结果: 结果})' }))}${loop({})}</userTask>${flows('start -> c')}`,
    )
    const run = (await play(append)).start({ ...units, 协办回复: [] })
    run.complete('c', { 结果: 'x' }).complete('c', { 结果: 'y' })
    expect(run.variables()['协办回复']).toEqual([
      { 单位: 'A', 结果: 'x' },
      { 单位: 'B', 结果: 'y' },
    ])
  })
})

describe('standard loop', () => {
  const standard = (attributes: string) =>
    diagram(
      `<startEvent id="start"/><userTask id="t"><standardLoopCharacteristics ${attributes}><loopCondition>= n &lt; 3</loopCondition></standardLoopCharacteristics></userTask><userTask id="after"/>${flows('start -> t -> after')}`,
    )

  it('should go round while its condition holds', async () => {
    const run = (await play(standard(''))).start({ n: 5 })
    expect(run.waitingAt()).toEqual(['t'])
    run.complete('t', { n: 2 }).complete('t', { n: 2 })
    expect(run.waitingAt()).toEqual(['t'])
    expect(run.complete('t', { n: 3 }).waitingAt()).toEqual(['after'])
  })

  it('should not begin when the condition is asked before', async () => {
    expect((await play(standard('testBefore="true"'))).start({ n: 5 }).waitingAt()).toEqual(['after'])
  })

  it('should stop at its maximum', async () => {
    const run = (await play(standard('loopMaximum="2"'))).start({ n: 0 }).complete('t').complete('t')
    expect(run.waitingAt()).toEqual(['after'])
  })
})
