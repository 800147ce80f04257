import { incidents, tasks } from '../../server/runtime/index.js'
import { approval, diagram, end, start, user } from './diagrams.js'
import { county, deploy, minute, monday, office, standing } from './office.js'

const one = async (o: Awaited<ReturnType<typeof office>>) => (await o.open())[0]!

describe('tasks', () => {
  it('should show a task to the people of its candidates, and not after it is done', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    await o.runtime.start(county, { process: 'approval', variables: { number: '001' } })
    const task = await one(o)
    expect(task).toMatchObject({
      element: 'review',
      process: 'approval',
      case: '001',
      people: ['li', 'wang'],
      units: ['YX'],
      since: monday,
    })
    o.clock.set(monday + minute)
    await o.runtime.complete(county, {
      instance: task.instance,
      task: task.task,
      variables: { ok: true },
      by: 'li',
    })
    expect(await o.open()).toEqual([])
    expect(await o.store.get(tasks, county, task._id)).toMatchObject({
      state: 'done',
      doneBy: 'li',
      doneAt: monday + minute,
      late: false,
    })
    expect(await standing(o.runtime, task.instance)).toEqual({
      status: 'completed',
      variables: { number: '001', ok: true },
    })
  })

  it('should let one of two win and tell the other who was first', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    await o.runtime.start(county, { process: 'approval', variables: {} })
    const { instance, task } = await one(o)
    const both = await Promise.allSettled(
      ['li', 'wang'].map(by => o.runtime.complete(county, { instance, task, variables: { by }, by })),
    )
    const refused = both.filter(each => each.status === 'rejected')
    expect(refused).toHaveLength(1)
    const winner = both[0]!.status === 'fulfilled' ? 'li' : 'wang'
    expect(refused[0]!.reason).toMatchObject({
      code: 'TASK_GONE',
      doneBy: winner,
      doneAt: monday,
      how: 'done',
    })
    expect((await standing(o.runtime, instance)).variables).toEqual({ by: winner })
  })

  it('should take an act once when it is sent again with its token', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    await o.runtime.start(county, { process: 'approval', variables: {} })
    const { instance, task } = await one(o)
    const ask = { instance, task, variables: {}, by: 'li', token: 'same' }
    await o.runtime.complete(county, ask)
    await expect(o.runtime.complete(county, ask)).resolves.toEqual({ instance })
  })

  it('should make an incident of a task that nobody can be given, and end it when somebody is', async () => {
    const o = await office()
    await deploy(
      o.runtime,
      diagram({
        id: 'p',
        elements: start() + user('t', '= [head("YX")]') + end(),
        flows: [
          ['start', 't'],
          ['t', 'end'],
        ],
      }),
    )
    await o.runtime.start(county, { process: 'p', variables: {} })
    const raised = (await o.store.find(incidents, county, { where: { state: 'open' } })).items
    expect(raised).toMatchObject([{ code: 'NO_CANDIDATE', element: 't', origin: 'runtime' }])
    await o.runtime.retry(county, { id: raised[0]!._id })
    expect(await o.store.get(incidents, county, raised[0]!._id)).toMatchObject({ state: 'open' })
    o.posts.set('head YX', ['zhao'])
    await o.runtime.retry(county, { id: raised[0]!._id })
    expect(await o.store.get(incidents, county, raised[0]!._id)).toMatchObject({ state: 'resolved' })
    expect((await one(o)).people).toEqual(['zhao'])
  })

  it('should find the people of open tasks again when posts change', async () => {
    const o = await office()
    await deploy(o.runtime, approval())
    await o.runtime.start(county, { process: 'approval', variables: {} })
    o.posts.set('clerk YX', ['wang', 'sun'])
    expect(await o.runtime.reresolve(county, ['JJ'])).toBe(0)
    expect(await o.runtime.reresolve(county, ['YX'])).toBe(1)
    expect((await one(o)).people).toEqual(['wang', 'sun'])
  })

  it('should mark a task late that was done after its due date', async () => {
    const o = await office()
    const due = '<zeebe:taskSchedule dueDate="= now() + duration(&quot;PT1H&quot;)" />'
    await deploy(
      o.runtime,
      diagram({
        id: 'p',
        elements: start() + user('t', '= [clerk("YX")]', due) + end(),
        flows: [
          ['start', 't'],
          ['t', 'end'],
        ],
      }),
    )
    await o.runtime.start(county, { process: 'p', variables: {} })
    const task = await one(o)
    expect(task.due).toBe(monday + 60 * minute)
    o.clock.set(monday + 61 * minute)
    await o.runtime.complete(county, { instance: task.instance, task: task.task, variables: {}, by: 'li' })
    expect(await o.store.get(tasks, county, task._id)).toMatchObject({ state: 'done', late: true })
  })

  it('should refuse a payload that is too large before anything is loaded', async () => {
    const o = await office({ limits: { payloadBytes: 100 } })
    await deploy(o.runtime, approval())
    await expect(
      o.runtime.start(county, { process: 'approval', variables: { text: 'x'.repeat(200) } }),
    ).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
  })

  it('should refuse an act clearly when too many are under way', async () => {
    const o = await office({ limits: { inFlight: 1 } })
    await deploy(o.runtime, approval())
    const [a, b] = await Promise.allSettled([
      o.runtime.start(county, { process: 'approval', variables: {} }),
      o.runtime.start(county, { process: 'approval', variables: {} }),
    ])
    expect(a.status).toBe('fulfilled')
    expect(b).toMatchObject({ status: 'rejected', reason: { code: 'TOO_BUSY' } })
  })
})
