import { play } from '../play.js'
import { diagram, flows, script } from '../xml.js'

const decision = (attributes = '') =>
  diagram(`<startEvent id="start"/><exclusiveGateway id="decide" ${attributes}/>
    ${script('big', '"big"', 'size')}${script('small', '"small"', 'size')}
    <endEvent id="end"/>
    ${flows(`start -> decide
      decide -> big: amount > 100
      decide -> small: amount > 10
      big -> end
      small -> end`)}`)

describe('exclusive gateway', () => {
  it('should take the first flow whose condition holds', async () => {
    const run = (await play(decision())).start({ amount: 200 })
    expect(run.path()).toEqual(['start', 'decide', 'big', 'end'])
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ amount: 200, size: 'big' })
  })

  it('should take the default flow when no condition holds', async () => {
    const run = (await play(decision('default="decide-small"'))).start({ amount: 3 })
    expect(run.path()).toEqual(['start', 'decide', 'small', 'end'])
  })

  it('should stop at an incident when nothing holds, and go on after a retry', async () => {
    const run = (await play(decision())).start({ amount: 3 })
    expect(run.incidents()).toEqual(['decide NO_CONDITION_HELD'])
    expect(run.state.status).toBe('active')
    run.retry('NO_CONDITION_HELD', { amount: 50 })
    expect(run.incidents()).toEqual([])
    expect(run.path()).toEqual(['start', 'decide', 'small', 'end'])
    expect(run.state.status).toBe('completed')
  })

  it('should take a condition that is neither true nor false for an incident', async () => {
    const run = (await play(decision())).start({ amount: null })
    expect(run.incidents()).toEqual(['decide NOT_A_BOOLEAN'])
  })

  it('should pass every token through on its own', async () => {
    const merge = diagram(`<startEvent id="start"/><parallelGateway id="fork"/><exclusiveGateway id="merge"/>
      <userTask id="task"/><endEvent id="end"/>
      ${flows('start -> fork -> merge -> task -> end')}
      <sequenceFlow id="second" sourceRef="fork" targetRef="merge"/>`)
    const run = (await play(merge)).start()
    expect(run.waitingAt()).toEqual(['task', 'task'])
    run.complete('task').complete('task')
    expect(run.state.status).toBe('completed')
  })
})

describe('a failing condition', () => {
  it('should be an incident that says why', async () => {
    const run = (await play(decision())).start({ amount: 'many' })
    expect(run.incidents()).toEqual(['decide EXPRESSION_FAILED'])
    expect(run.state.incidents[Object.keys(run.state.incidents)[0]!]!.message).toContain('amount > 100')
  })
})
