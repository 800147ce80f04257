import { play } from '../play.js'
import { diagram, flows, io, script } from '../xml.js'

const around = (task: string) =>
  diagram(`<startEvent id="start"/>${task}<endEvent id="end"/>${flows('start -> task -> end')}`)

describe('script task', () => {
  it('should put its result into its variable', async () => {
    const run = (await play(around(script('task', 'a + 1', 'b')))).start({ a: 1 })
    expect(run.variables()).toEqual({ a: 1, b: 2 })
  })

  it('should set several variables by a context and output mappings', async () => {
    const task = script(
      'task',
      '{n: 承办序 + 1, 号: "A/" + string(承办序 + 1)}',
      'r',
      io({}, { 承办序: '= r.n', 承办号: '= r.号' }),
    )
    const run = (await play(around(task))).start({ 承办序: 1 })
    expect(run.variables()).toEqual({ 承办序: 2, 承办号: 'A/2' })
  })

  it('should keep dates as dates', async () => {
    const run = (await play(around(script('task', 'now()', 'at')))).start()
    expect(run.variables()).toMatchObject({ at: { $feel: 'date and time' } })
  })

  it('should be an incident when its expression fails, and keep the token', async () => {
    const run = (await play(around(script('task', 'x < 5', 'b')))).start({ x: 'many' })
    expect(run.incidents()).toEqual(['task EXPRESSION_FAILED'])
    run.retry('EXPRESSION_FAILED', { x: 4 })
    expect(run.state.status).toBe('completed')
  })

  it('should pass without a script only where nobody works', async () => {
    const empty = around('<scriptTask id="task"/>')
    expect((await play(empty)).start().incidents()).toEqual(['task NOTHING_TO_DO'])
    expect((await play(empty, { env: { unworked: 'pass' } })).start().state.status).toBe('completed')
  })
})

describe('manual and abstract task', () => {
  it('should be passed through', async () => {
    expect((await play(around('<manualTask id="task"/>'))).start().state.status).toBe('completed')
    expect((await play(around('<task id="task"/>'))).start().state.status).toBe('completed')
  })
})

describe('a task that is held', () => {
  const env = { held: (element: string) => element === 'task', unworked: 'pass' as const }

  it('should do its work when it is released', async () => {
    const run = (await play(around(script('task', 'now()', 'at')), { env })).start()
    expect(run.waitingAt()).toEqual(['task'])
    run.travel('PT10S').complete('task')
    expect(run.variables()).toEqual({ at: { $feel: 'date and time', v: '2026-10-12T09:40:10+08:00' } })
  })

  it('should be able to fail instead', async () => {
    const run = (await play(around('<task id="task"/>'), { env })).start().error('task', 'BROKEN')
    expect(run.incidents()).toEqual(['task UNCAUGHT_ERROR'])
    expect(run.trace()).toContain('failed task')
  })
})
