import type { Answer } from './client.js'
import { startService, type RunningService } from './service.js'

const token = 'a token of at least 24 characters'
const procedure = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  targetNamespace="http://huying.cn/tests">
  <process id="survey" name="测绘" isExecutable="true">
    <startEvent id="begin" />
    <sequenceFlow id="a" sourceRef="begin" targetRef="measure" />
    <serviceTask id="measure" name="测量">
      <extensionElements>
        <zeebe:taskDefinition type="measure" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="unit" value="亩" /></zeebe:taskHeaders>
      </extensionElements>
    </serviceTask>
    <boundaryEvent id="refused" attachedToRef="measure"><errorEventDefinition errorRef="no-access" /></boundaryEvent>
    <sequenceFlow id="b" sourceRef="measure" targetRef="done" />
    <sequenceFlow id="c" sourceRef="refused" targetRef="not-done" />
    <endEvent id="done" />
    <endEvent id="not-done" />
  </process>
  <error id="no-access" errorCode="NO_ACCESS" />
</definitions>`

interface Jobs {
  jobs: { jobKey: string; elementId: string; customHeaders: object; variables: object; retries: number }[]
}

let service: RunningService
beforeAll(async () => {
  service = await startService({ workerToken: token })
  await service.service.services.domain.runtime.deploy('379999', {
    files: [{ name: 'survey.bpmn', content: procedure }],
  })
})
afterAll(() => service.close())

const runtime = () => service.service.services.domain.runtime
const begin = async (): Promise<string> =>
  (await runtime().start('379999', { process: 'survey', variables: { 地块: '北坡' } })).instance
const ask = <T>(path: string, body: object, bearer = token): Promise<Answer<T>> =>
  service.anonymous.ask<T>('POST', `/v2/jobs/${path}`, {
    body,
    headers: { Authorization: `Bearer ${bearer}` },
  })
const activate = (change: object = {}) =>
  ask<Jobs>('activation', {
    type: 'measure',
    timeout: 60_000,
    maxJobsToActivate: 5,
    requestTimeout: 0,
    ...change,
  })
const status = async (instance: string) => (await runtime().instance('379999', instance))?.doc.status

describe('external workers', () => {
  it('should take a job, once until its lock runs out, and complete it', async () => {
    const instance = await begin()
    const { body } = await activate()
    expect(body.jobs).toMatchObject([
      { elementId: 'measure', customHeaders: { unit: '亩' }, variables: { 地块: '北坡' }, retries: 2 },
    ])
    expect((await activate()).body.jobs).toEqual([])
    const done = await ask(`${body.jobs[0]!.jobKey}/completion`, { variables: { 面积: 12.5 } })
    expect(done.status).toBe(204)
    expect(await status(instance)).toBe('completed')
    expect(await ask(`${body.jobs[0]!.jobKey}/completion`, {})).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    })
  })

  it('should hear of a job that comes while it waits', async () => {
    const waiting = activate({ requestTimeout: 10_000 })
    await begin()
    const { body } = await waiting
    expect(body.jobs.length).toBe(1)
    await ask(`${body.jobs[0]!.jobKey}/completion`, {})
  })

  it('should throw an error that the process catches', async () => {
    const instance = await begin()
    const { body } = await activate()
    const thrown = await ask(`${body.jobs[0]!.jobKey}/error`, { errorCode: 'NO_ACCESS' })
    expect(thrown.status).toBe(204)
    expect(await status(instance)).toBe('completed')
  })

  it('should leave an incident when no attempt is left', async () => {
    await begin()
    const { body } = await activate()
    await ask(`${body.jobs[0]!.jobKey}/failure`, { retries: 0, errorMessage: '仪器故障' })
    const operator = await service.signIn('mengfan')
    const listed = await operator.get<{ incidents: { elementName: string; message: string }[] }>(
      '/api/operator/incidents',
    )
    expect(listed.body.incidents).toMatchObject([{ elementName: '测量', processName: '测绘' }])
    expect(listed.body.incidents[0]?.message).toContain('仪器故障')
  })

  it('should show their token', async () => {
    const body = { type: 'measure', timeout: 1000, maxJobsToActivate: 1 }
    expect(await ask('activation', body, 'guessed')).toMatchObject({
      status: 401,
      body: { code: 'WORKER_TOKEN_WRONG' },
    })
  })

  it('should be told that nobody follows a penalty case', async () => {
    const headers = { Authorization: `Bearer ${token}` }
    const address = '/v2/penalties?caseNumber=JJ/2026-31'
    expect((await service.anonymous.get(address)).status).toBe(401)
    expect(await service.anonymous.ask('GET', address, { headers })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND', message: '没有事项在跟踪这个案件：JJ/2026-31' },
    })
    const act = { caseNumber: 'JJ/2026-31', act: 'rights-notified', values: {}, id: 'event-0001' }
    expect(await service.anonymous.post('/v2/penalties/acts', act, { headers })).toMatchObject({
      status: 404,
    })
  })

  it('should find nothing where no token is set', async () => {
    const closed = await startService({ seed: 'none' })
    const answer = await closed.anonymous.post('/v2/jobs/activation', {})
    expect(answer.status).toBe(404)
    await closed.close()
  })
})
