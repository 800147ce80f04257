import { variablesAt } from '../../../server/engine/index.js'
import { play } from '../play.js'
import { diagram, extensions, flows, io } from '../xml.js'

const task = (mapping: string, around = (inside: string) => inside) =>
  diagram(around(`<startEvent id="s"/><userTask id="t">${extensions(mapping)}</userTask>${flows('s -> t')}`))
const inSub = (mapping: string) => (inside: string) =>
  `<startEvent id="start"/><subProcess id="sub">${extensions(mapping)}${inside}</subProcess>${flows('start -> sub')}`

describe('variables', () => {
  it('should go to the nearest scope that has them, else to the process', async () => {
    const run = (await play(task('', inSub(io({ n: '= 1' }))))).start({ m: 1 })
    run.take({
      type: 'complete-task',
      task: Object.keys(run.state.tasks)[0]!,
      variables: { n: 2, m: 3, k: 4 },
    })
    expect(run.of('variables-set').map(event => event.variables)).toEqual([
      { n: 1 },
      { n: 2 },
      { m: 3, k: 4 },
    ])
    expect(run.variables()).toEqual({ m: 3, k: 4 })
  })

  it('should stay inside when an input has made them local', async () => {
    const run = (await play(task(io({ n: '= n' })))).start({ n: 1 }).complete('t', { n: 2 })
    expect(run.variables()).toEqual({ n: 1 })
  })

  it('should show a task its inputs, its scopes and the process, the nearest first', async () => {
    const run = (await play(task(io({ a: '= b + 1' }), inSub(io({ b: '= c + 1' }))))).start({
      a: 0,
      b: 0,
      c: 1,
    })
    const [wait] = Object.values(run.state.tasks)
    expect(variablesAt(run.state, wait!.scope)).toEqual({ a: 3, b: 2, c: 1 })
  })

  it('should let an input read those before it', async () => {
    const run = (await play(task(io({ a: '= 1', b: '= a + 1' })))).start()
    const [wait] = Object.values(run.state.tasks)
    expect(variablesAt(run.state, wait!.scope)).toEqual({ a: 1, b: 2 })
  })

  it('should leave only the outputs, when there are some', async () => {
    const run = (await play(task(io({}, { x: '= 意见', y: '= 1' }))))
      .start()
      .complete('t', { 意见: '同意', other: 1 })
    expect(run.variables()).toEqual({ x: '同意', y: 1 })
  })

  it('should evaluate all outputs before the first is set', async () => {
    const run = (await play(task(io({}, { a: '= b', b: '= a' })))).start({ a: 1, b: 2 }).complete('t')
    expect(run.variables()).toEqual({ a: 2, b: 1 })
  })

  it('should set a field and keep those beside it', async () => {
    const run = (await play(task(io({}, { '事项.紧急程度': '= 紧急程度核定' })))).start({
      事项: { 标题: 'x', 紧急程度: '一般' },
    })
    run.complete('t', { 紧急程度核定: '紧急' })
    expect(run.variables()).toEqual({ 事项: { 标题: 'x', 紧急程度: '紧急' } })
  })

  it('should take a source without = for a text', async () => {
    expect((await play(task(io({}, { a: 'plain text' })))).start().complete('t').variables()).toEqual({
      a: 'plain text',
    })
  })

  it('should not lose a variable called like a built-in of JavaScript', async () => {
    const run = (await play(task(''))).start({ constructor: 1 }).complete('t', { toString: 'x' })
    expect(run.variables()).toEqual({ constructor: 1, toString: 'x' })
  })
})
