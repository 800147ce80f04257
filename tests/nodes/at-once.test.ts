import type { ActPage, Draft, Filed } from '../../portal/src/api/types.js'
import { tasks } from '../../server/runtime/index.js'
import type { Answer, Client } from '../api/client.js'
import { lorries } from '../api/filing.js'
import { startService, type RunningService } from '../api/service.js'

const county = '379999'
let a: RunningService
let b: RunningService
let xu: Client
let gong: Client
beforeAll(async () => {
  a = await startService({ node: 'a' })
  b = await startService({ node: 'b', beside: a })
  xu = await a.signIn('xuming')
  gong = await b.signIn('gongxue')
  await gong.ask('PUT', '/api/session/post', { body: { post: '379999.gongxue.BB.designer' } })
})
afterAll(async () => {
  await b.close()
  await a.close()
})

const procedure = '/api/designer/procedures/township-call'
interface Opened {
  xml: string
  draft?: { rev: number; by: string }
}
const open = async (by: Client) => (await by.get<Opened>(procedure)).body
const save = (by: Client, xml: string, rev: number) =>
  by.ask<{ code?: string; draft: { rev: number } }>('PUT', `${procedure}/draft`, { body: { xml, rev } })
const publish = (by: Client, rev: number, note: string) =>
  by.post<{ code?: string; version?: number }>(`${procedure}/publication`, { rev, note })
/** The call with a limit of so many working days. */
const limited = (xml: string, days: number) =>
  xml.replaceAll(/add limit\(now\(\), \d+, &quot;工作日/g, `add limit(now(), ${days}, &quot;工作日`)
const outcomes = (answers: readonly Answer<{ code?: string }>[]) =>
  answers.map(({ status, body }) => body.code ?? status).sort()

describe('two designers on two nodes', () => {
  it('should hear of each other when both save at once, and go on from what is there', async () => {
    const { xml } = await open(xu)
    const drawn = [limited(xml, 7), limited(xml, 9)]
    const saved = await Promise.all([save(xu, drawn[0]!, 0), save(gong, drawn[1]!, 0)])
    expect(outcomes(saved)).toEqual([200, 'DRAFT_STALE'])
    const won = saved.findIndex(({ status }) => status === 200)
    const [winner, loser] = won === 0 ? [xu, gong] : [gong, xu]
    const there = await open(loser)
    expect(there.xml).toContain(`now(), ${won === 0 ? 7 : 9}, `)
    expect(await save(loser, drawn[1 - won]!, there.draft!.rev)).toMatchObject({ status: 200 })
    expect((await open(winner)).xml).toContain(`now(), ${won === 0 ? 9 : 7}, `)
    await xu.ask('DELETE', `${procedure}/draft`)
  })

  it('should put one version in force when both publish at once', async () => {
    const before = await xu.get<unknown[]>(`${procedure}/versions`)
    const { body } = await save(xu, limited((await open(xu)).xml, 8), 0)
    const { rev } = body.draft
    const published = await Promise.all([publish(xu, rev, '许明发布'), publish(gong, rev, '龚雪发布')])
    expect(outcomes(published)[0]).toBe(200)
    expect(['DRAFT_STALE', 'CONFLICT', 'NOT_FOUND']).toContain(outcomes(published)[1])
    const after = await gong.get<unknown[]>(`${procedure}/versions`)
    expect(after.body).toHaveLength(before.body.length + 1)
  })

  it('should keep what one saves while the other publishes', async () => {
    const { body } = await save(xu, limited((await open(xu)).xml, 6), 0)
    const { runtime } = a.service.services.domain
    const { deploy } = runtime
    let late: Answer<{ draft: { rev: number } }> | undefined
    runtime.deploy = async (...args) => {
      const deployed = await deploy(...args)
      const seen = await open(gong)
      late = await save(gong, limited(seen.xml, 5), seen.draft!.rev)
      return deployed
    }
    const published = await publish(xu, body.draft.rev, '放宽')
    runtime.deploy = deploy
    expect([published.status, late?.status]).toEqual([200, 200])
    const left = await open(xu)
    expect(left.draft?.by).toBe('龚雪')
    expect(left.xml).toContain('now(), 5, ')
  })

  it('should publish once when the answer to the first attempt never came', async () => {
    await xu.ask('DELETE', `${procedure}/draft`)
    const { body } = await save(xu, limited((await open(xu)).xml, 4), 0)
    const { runtime } = a.service.services.domain
    const { deploy } = runtime
    runtime.deploy = () => Promise.reject(new Error('the node breaks down here'))
    expect((await publish(xu, body.draft.rev, '收紧')).status).toBe(500)
    runtime.deploy = deploy
    expect(outcomes([await publish(gong, body.draft.rev, '收紧')])).toEqual(['DRAFT_STALE'])
    expect((await publish(xu, body.draft.rev, '收紧')).status).toBe(200)
  })
})

describe('two clerks on two nodes', () => {
  it('should have one of them do a task that both send at once; the other is told and keeps the text', async () => {
    const clerk = await a.signIn('lixiaomei')
    const { number } = (await clerk.post<Filed>('/api/calls', lorries(), { key: 'at-once-1' })).body
    const where = { case: number, state: 'open' }
    const waiting = (await a.store.find(tasks, county, { where })).items[0]!
    // Whoever else stands in for the deputy.
    const [first, second] = [...waiting.people, ...(await addDeputy(waiting._id))]
    const people = [await a.signIn(accountOf(first!)), await b.signIn(accountOf(second!))]
    const sent = await Promise.all(
      people.map(async (person, i) => {
        const path = `/api/cases/${number}/acts`
        const act = (await person.get<ActPage>(path)).body.acts.find(each => each.name === '审签')!
        return {
          person,
          path: `${path}/${act.id}`,
          body: { variables: { ...act.defaults, 意见: '退回修改', 说明: `照片不清楚，第${i}张` } },
        }
      }),
    )
    const answers = await Promise.all(
      sent.map(({ person, path, body }, i) =>
        person.post<{ code?: string }>(path, body, { key: `sign-${i}-0001` }),
      ),
    )
    expect(outcomes(answers)).toEqual([200, 'TASK_GONE'])
    const lost = answers.findIndex(({ status }) => status !== 200)
    const drafts = await people[lost]!.get<{ drafts: Draft[] }>('/api/drafts')
    expect(JSON.stringify(drafts.body)).toContain(`照片不清楚，第${lost}张`)
    const { history } = a.service.services.domain.runtime
    const done = (await history(county, waiting.instance)).filter(
      each => each.type === 'task-completed' && each.task === waiting.task,
    )
    expect(done).toHaveLength(1)
  })

  it('should file once when the same request reaches both', async () => {
    const [here, there] = await Promise.all([a.signIn('lixiaomei'), b.signIn('lixiaomei')])
    const filed = await Promise.all(
      [here, there].map(each => each.post<Filed>('/api/calls', lorries(), { key: 'both-nodes-1' })),
    )
    expect(filed.map(({ status }) => status)).toEqual([201, 201])
    expect(filed[0]!.body.number).toBe(filed[1]!.body.number)
  })
})

const accountOf = (person: string) => person.slice(county.length + 1)

/** Lets another person do the task as well. */
async function addDeputy(task: string): Promise<string[]> {
  const row = (await a.store.get(tasks, county, task))!
  if (row.people.length > 1) return []
  const other = `${county}.lixiaomei`
  await a.store.update(tasks, county, task, row.rev, { set: { people: [...row.people, other] } })
  return [other]
}
