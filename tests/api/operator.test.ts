import type { OperatorState } from '../../portal/src/api/types.js'
import { callId, calls } from '../../server/domain/calls/record.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { startService, type RunningService } from './service.js'

const county = '379999'
const survey = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  targetNamespace="http://huying.cn/tests">
  <process id="survey" name="测绘" isExecutable="true">
    <startEvent id="begin" />
    <sequenceFlow id="a" sourceRef="begin" targetRef="measure" />
    <serviceTask id="measure" name="测量">
      <extensionElements><zeebe:taskDefinition type="measure" retries="2" /></extensionElements>
    </serviceTask>
    <sequenceFlow id="b" sourceRef="measure" targetRef="done" />
    <endEvent id="done" />
  </process>
</definitions>`

let s: RunningService
let operator: Client
beforeEach(async () => {
  s = await startService()
  operator = await s.signIn('mengfan')
})
afterEach(() => s.close())

const runtime = () => s.service.services.domain.runtime
const state = async (client = operator) => (await client.get<OperatorState>('/api/operator/state')).body
const later = (ms: number) => s.clock.set(s.clock.now() + ms)

describe("the operator's page", () => {
  it('should show that nothing waits', async () => {
    expect(await state()).toMatchObject({
      store: { ok: true },
      outbox: { waiting: 0, rows: [] },
      jobs: [],
      timers: [],
      nodes: [],
    })
  })

  it('should be the operator’s alone', async () => {
    const clerk = await s.signIn('lixiaomei')
    expect((await clerk.get('/api/operator/state')).status).toBe(403)
    for (const path of ['outbox/x/retry', 'jobs/x/release', 'timers/x/fire'])
      expect((await clerk.post(`/api/operator/${path}`)).status).toBe(403)
  })

  it('should show what could not be delivered, of which case, and deliver it when it is told to', async () => {
    let broken = true
    runtime().onEvents(() =>
      broken ? Promise.reject(new Error('the disk of the file server')) : Promise.resolve(),
    )
    const clerk = await s.signIn('lixiaomei')
    const filed = await clerk.post<{ number: string }>('/api/calls', lorries(), { key: 'operator-1' })
    const { outbox } = await state()
    expect(outbox).toMatchObject({
      waiting: 1,
      rows: [
        {
          number: filed.body.number,
          title: lorries().title,
          processName: '乡呼县应',
          attempts: 1,
          error: 'the disk of the file server',
        },
      ],
    })
    const retry = `/api/operator/outbox/${encodeURIComponent(outbox.rows[0]!.instance)}/retry`
    expect((await operator.post(retry)).body).toEqual({ done: true, sentence: '又没有送出，原因见这一行' })
    expect((await state()).outbox.rows).toMatchObject([{ attempts: 2 }])
    broken = false
    expect((await operator.post(retry)).body).toEqual({ done: true, sentence: '已送出' })
    expect((await state()).outbox).toEqual({ waiting: 0, rows: [] })
  })

  it('should show jobs that nobody takes, and take one back from whoever holds it', async () => {
    await runtime().deploy(county, { files: [{ name: 'survey.bpmn', content: survey }] })
    await runtime().start(county, { process: 'survey', variables: {} })
    expect((await state()).jobs).toEqual([])
    later(61_000)
    expect((await state()).jobs).toMatchObject([
      { state: 'unclaimed', type: 'measure', elementName: '测量', processName: '测绘' },
    ])
    const take = { types: ['measure'], worker: 'w1', max: 1, timeout: 600_000 }
    await runtime().activateJobs(county, take)
    const [held] = (await state()).jobs
    expect(held).toMatchObject({ state: 'held', worker: 'w1', nextText: '今天 09:51' })
    expect(await runtime().activateJobs(county, { ...take, worker: 'w2' })).toEqual([])
    const released = await operator.post(`/api/operator/jobs/${encodeURIComponent(held!.id)}/release`)
    expect(released.body).toMatchObject({ done: true })
    expect(await runtime().activateJobs(county, { ...take, worker: 'w2' })).toMatchObject([{ id: held!.id }])
    await expect(runtime().completeJob(county, { id: held!.id, worker: 'w1' })).rejects.toMatchObject({
      code: 'JOB_LOCKED',
    })
    await runtime().completeJob(county, { id: held!.id, worker: 'w2' })
    expect((await state()).jobs).toEqual([])
    const gone = await operator.post(`/api/operator/jobs/${encodeURIComponent(held!.id)}/release`)
    expect(gone.status).toBe(409)
  })

  it('should show timers that should have fired, fire one that is due, and none early', async () => {
    const clerk = await s.signIn('lixiaomei')
    const filed = await clerk.post<{ number: string }>('/api/calls', lorries(), { key: 'operator-2' })
    const due = await runtime().nextDue()
    expect(due).toBeGreaterThan(s.clock.now())
    s.clock.set(due! - 1)
    operator = await s.signIn('mengfan')
    expect((await state()).timers).toEqual([])
    const view = await runtime().instance(county, (await instanceOf(filed.body.number)) ?? '')
    const fire = `/api/operator/timers/${encodeURIComponent(view!.doc._id)}/fire`
    expect((await operator.post(fire)).body).toMatchObject({ sentence: '没有到时未触发的定时了' })
    s.clock.set(due! + 26 * 3_600_000)
    operator = await s.signIn('mengfan')
    const [row] = (await state()).timers
    expect(row).toMatchObject({ number: filed.body.number, lateText: '1 天 2 小时' })
    expect((await operator.post(fire)).body).toMatchObject({ sentence: '已触发' })
  })
})

async function instanceOf(number: string): Promise<string | undefined> {
  return (await s.store.get(calls, county, callId(county, number)))?.instance
}
