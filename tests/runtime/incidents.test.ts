import { incidents } from '../../server/runtime/index.js'
import { diagram, end, start } from './diagrams.js'
import { county, deploy, office, path, standing, type Office } from './office.js'

const deciding = diagram({
  id: 'deciding',
  elements:
    start() +
    '<bpmn:exclusiveGateway id="gw" />' +
    ['a', 'b']
      .map(
        each =>
          `<bpmn:sequenceFlow id="to-${each}" sourceRef="gw" targetRef="${each}"><bpmn:conditionExpression>= choice = "${each}"</bpmn:conditionExpression></bpmn:sequenceFlow>${end(each)}`,
      )
      .join(''),
  flows: [['start', 'gw']],
})

const openIncidents = async ({ store }: Office) =>
  (await store.find(incidents, county, { where: { state: 'open' } })).items

describe('incidents', () => {
  it('should keep the token, say why, and go on when they are retried with what was missing', async () => {
    const o = await office()
    await deploy(o.runtime, deciding)
    const { instance } = await o.runtime.start(county, { process: 'deciding', variables: { choice: 'c' } })
    const [first] = await openIncidents(o)
    expect(first).toMatchObject({ code: 'NO_CONDITION_HELD', element: 'gw', origin: 'engine', instance })

    await o.runtime.retry(county, { id: first!._id })
    const [second] = await openIncidents(o)
    expect(second).toMatchObject({ code: 'NO_CONDITION_HELD', element: 'gw' })
    await expect(o.runtime.retry(county, { id: first!._id })).rejects.toMatchObject({
      code: 'INCIDENT_UNKNOWN',
    })

    await o.runtime.retry(county, { id: second!._id, variables: { choice: 'b' } })
    expect(await openIncidents(o)).toEqual([])
    expect(await path(o.runtime, instance)).toContain('b')
    expect((await standing(o.runtime, instance)).status).toBe('completed')
  })

  it('should be retried once when two operators press at once', async () => {
    const o = await office()
    await deploy(o.runtime, deciding)
    await o.runtime.start(county, { process: 'deciding', variables: { choice: 'c' } })
    const [incident] = await openIncidents(o)
    const both = await Promise.allSettled(
      [1, 2].map(() => o.runtime.retry(county, { id: incident!._id, variables: { choice: 'a' } })),
    )
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
