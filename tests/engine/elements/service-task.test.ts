import { play } from '../play.js'
import { diagram, extensions, flows, io } from '../xml.js'

const service = (...content: string[]) =>
  diagram(`<startEvent id="start"/><serviceTask id="call">${extensions(...content)}</serviceTask><endEvent id="end"/>
    ${flows('start -> call -> end')}`)
const plain = service(
  '<zeebe:taskDefinition type="= kind" retries="5"/>',
  '<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>',
)

describe('service task', () => {
  it('should be a job with type, retries, headers and the variables that it sees', async () => {
    const run = (await play(plain)).start({ kind: 'lookup', n: 1 })
    expect(run.of('job-created')).toMatchObject([
      { jobType: 'lookup', retries: 5, headers: { k: 'v' }, variables: { kind: 'lookup', n: 1 } },
    ])
    run.complete('call', { found: true })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toMatchObject({ found: true })
  })

  it('should keep the job while retries are left', async () => {
    const run = (await play(plain)).start({ kind: 'lookup' }).failJob('call', 2)
    expect(Object.values(run.state.jobs)).toMatchObject([{ retries: 2 }])
    expect(run.incidents()).toEqual([])
  })

  it('should be an incident when none are left, and a new job after a retry', async () => {
    const run = (await play(plain)).start({ kind: 'lookup' }).failJob('call', 0)
    expect(run.incidents()).toEqual(['call JOB_FAILED'])
    expect(run.waitingAt()).toEqual([])
    run.retry('JOB_FAILED').complete('call')
    expect(run.state.status).toBe('completed')
  })

  it('should bring back only what its outputs say', async () => {
    const mapped = service('<zeebe:taskDefinition type="t"/>', io({ a: '= b * 2' }, { c: '= a + found' }))
    const run = (await play(mapped)).start({ b: 2 })
    expect(run.of('job-created')[0]!.variables).toEqual({ b: 2, a: 4 })
    run.complete('call', { found: 1, other: 2 })
    expect(run.variables()).toEqual({ b: 2, c: 5 })
  })

  it('should stop without a type, except where nobody works', async () => {
    const untyped = service()
    expect((await play(untyped)).start().incidents()).toEqual(['call NOTHING_TO_DO'])
    expect((await play(untyped, { env: { unworked: 'pass' } })).start().state.status).toBe('completed')
  })

  it('should answer that the job is gone when it is', async () => {
    const run = (await play(plain)).start({ kind: 'lookup' })
    const [job] = Object.keys(run.state.jobs)
    run.complete('call')
    expect(() => run.take({ type: 'complete-job', job: job!, variables: {} })).toThrow(
      expect.objectContaining({ code: 'WAIT_GONE' }),
    )
  })
})
