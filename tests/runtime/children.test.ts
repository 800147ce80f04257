import { incidents, instances } from '../../server/runtime/index.js'
import { approval, boundary, calls, diagram, end, start, user, type Sketch } from './diagrams.js'
import { county, deploy, office, path, standing } from './office.js'

const parent = (binding = 'latest'): Sketch => ({
  id: 'parent',
  roots: '<bpmn:error id="e" name="no" errorCode="NO" />',
  elements:
    start() +
    calls('call', 'child', binding) +
    boundary('b', 'call', '<bpmn:errorEventDefinition errorRef="e" />') +
    end('refused') +
    end(),
  flows: [
    ['start', 'call'],
    ['call', 'end'],
    ['b', 'refused'],
  ],
})

const child = (task = 'work'): Sketch => ({
  id: 'child',
  elements: start() + user(task) + end(),
  flows: [
    ['start', task],
    [task, 'end'],
  ],
})

describe('called processes', () => {
  it('should run on their own and give their variables back', async () => {
    const o = await office()
    await deploy(o.runtime, diagram(parent()))
    await deploy(o.runtime, diagram(child()))
    const { instance } = await o.runtime.start(county, { process: 'parent', variables: { n: 1 } })
    const [task] = await o.open()
    expect(task).toMatchObject({ process: 'child', element: 'work' })
    await o.runtime.complete(county, {
      instance: task!.instance,
      task: task!.task,
      variables: { m: 2 },
      by: 'li',
    })
    expect(await standing(o.runtime, instance)).toEqual({ status: 'completed', variables: { n: 1, m: 2 } })
  })

  it('should hand an error that they do not catch to their caller', async () => {
    const o = await office()
    await deploy(o.runtime, diagram(parent()))
    await deploy(o.runtime, diagram(child()))
    const { instance } = await o.runtime.start(county, { process: 'parent', variables: {} })
    const [task] = await o.open()
    await o.runtime.throwTaskError(county, { instance: task!.instance, task: task!.task, code: 'NO' })
    expect(await path(o.runtime, instance)).toContain('refused')
    expect((await standing(o.runtime, task!.instance)).status).toBe('failed')
  })

  it('should end with their caller', async () => {
    const o = await office()
    await deploy(o.runtime, diagram(parent()))
    await deploy(o.runtime, diagram(child()))
    const { instance } = await o.runtime.start(county, { process: 'parent', variables: {} })
    await o.runtime.terminate(county, { instance, reason: 'withdrawn' })
    expect(await o.open()).toEqual([])
    expect(await o.store.count(instances, county, { where: { status: 'terminated' } })).toBe(2)
  })

  it('should take the version in force, or that of the own deployment when the call says so', async () => {
    for (const [binding, expected] of [
      ['latest', 'new'],
      ['deployment', 'old'],
    ] as const) {
      const o = await office()
      await deploy(o.runtime, diagram(parent(binding)), diagram(child('old')))
      await deploy(o.runtime, diagram(child('new')))
      await o.runtime.start(county, { process: 'parent', variables: {} })
      expect((await o.open()).map(each => each.element)).toEqual([expected])
    }
  })

  it('should be an incident when nothing is deployed, and start when it is retried', async () => {
    const o = await office()
    await deploy(o.runtime, diagram(parent()))
    await o.runtime.start(county, { process: 'parent', variables: {} })
    const [incident] = (await o.store.find(incidents, county, { where: { state: 'open' } })).items
    expect(incident).toMatchObject({ code: 'PROCESS_UNKNOWN', element: 'call' })
    await deploy(o.runtime, approval('child', 'work'))
    await o.runtime.retry(county, { id: incident!._id })
    expect((await o.open()).map(each => each.element)).toEqual(['work'])
    expect(await o.store.count(incidents, county, { where: { state: 'open' } })).toBe(0)
  })
})
