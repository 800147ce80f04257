import { aged, readFigures } from '../../server/service/figures.js'
import { createMetrics } from '../../server/service/metrics.js'
import { instances, runtimeCollections } from '../../server/runtime/index.js'
import { calls } from '../../server/domain/calls/record.js'
import { openStore } from '../../server/store/index.js'
import { approval, diagram, end, service, start } from '../runtime/diagrams.js'
import { build, county, deploy, minute, monday, settableClock } from '../runtime/office.js'
import { freshFolders } from '../store/folder.js'
import { lorries } from '../api/filing.js'
import { startService } from '../api/service.js'

const folder = freshFolders()

/** The value of a line of metrics, by its name with labels. */
const valueIn = (text: string) => (name: string) => {
  const line = text.split('\n').find(each => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('the metrics', () => {
  it('should tell what is open, what is under way and what was written', async () => {
    const s = await startService()
    const clerk = await s.signIn('lixiaomei')
    await clerk.post('/api/calls', lorries(), { key: 'metrics-01' })
    const look = async () => valueIn((await s.anonymous.get<string>('/metrics')).body)
    const value = await look()
    expect(value('huying_cases_open')).toBe(1)
    expect(value('huying_tasks_open')).toBeGreaterThan(0)
    expect(value('huying_instances_running{process="township-call"}')).toBe(1)
    expect(value('huying_steps_total{process="township-call"}')).toBe(1)
    expect(value('huying_store_write_seconds_count')).toBeGreaterThan(3)
    expect(value('huying_outbox_instances')).toBe(0)
    expect(value('huying_incidents_open')).toBe(0)
    expect(value('huying_jobs_unclaimed')).toBe(0)
    expect(value('huying_timer_oldest_overdue_seconds')).toBe(0)
    expect(value('huying_http_requests_in_flight')).toBe(0)
    expect(value('huying_http_requests_refused_total')).toBe(0)
    expect(value('huying_live_streams')).toBe(0)
    expect(value('huying_event_loop_delay_seconds')).toBeGreaterThanOrEqual(0)
    // Figures of the store are kept for a while: looking often costs nothing.
    await clerk.post('/api/calls', lorries(), { key: 'metrics-02' })
    const again = await look()
    expect(again('huying_cases_open')).toBe(1)
    expect(again('huying_steps_total{process="township-call"}')).toBe(2)
    await s.close()
  })

  it('should tell the commits of a data folder and how many writes share one', async () => {
    const metrics = createMetrics()
    const store = await openStore({ data: folder(), collections: [instances], meter: metrics.store })
    await Promise.all([1, 2, 3].map(() => store.next('demo', 'n')))
    await store.next('demo', 'n')
    const value = valueIn(await metrics.http.text())
    expect(value('huying_store_commit_seconds_count')).toBe(2)
    expect(value('huying_store_commit_writes_sum')).toBe(4)
    await store.close()
  })
})

describe('figures of the store', () => {
  it('should count what waits, by instance, job and timer', async () => {
    const clock = settableClock()
    const store = await openStore({ data: folder(), collections: [...runtimeCollections, calls] })
    const { runtime } = build(store, clock, {})
    const flows: [string, string][] = [
      ['start', 'measure'],
      ['measure', 'end'],
    ]
    const survey = diagram({ id: 'survey', elements: start() + service('measure', 'measure') + end(), flows })
    await deploy(runtime, approval(), survey)
    await runtime.start(county, { process: 'approval', variables: {} })
    await runtime.start(county, { process: 'survey', variables: {} })
    expect(await readFigures(store, [county], clock.now())).toEqual({
      openCases: 0,
      openTasks: 1,
      openIncidents: 0,
      unclaimedJobs: 0,
      unsettledMessages: 0,
      oldestTimer: 0,
      runningInstances: { approval: 1, survey: 1 },
    })
    clock.set(monday + 2 * minute)
    expect(await readFigures(store, [county], clock.now())).toMatchObject({ unclaimedJobs: 1 })
    await runtime.activateJobs(county, { types: ['measure'], worker: 'w', max: 1, timeout: minute })
    expect(await readFigures(store, [county], clock.now())).toMatchObject({ unclaimedJobs: 0 })
    await store.close()
  })

  it('should be asked for once in a while, and never make a second one wait', async () => {
    let now = 0
    let asked = 0
    const answers: ((value: number) => void)[] = []
    const figures = aged(
      () => {
        asked++
        return new Promise<number>(resolve => answers.push(resolve))
      },
      1000,
      () => now,
    )
    const first = [figures(), figures()]
    answers[0]!(1)
    expect(await Promise.all(first)).toEqual([1, 1])
    now = 999
    expect([await figures(), asked]).toEqual([1, 1])
    now = 1000
    expect([await figures(), await figures(), asked]).toEqual([1, 1, 2])
    answers[1]!(2)
    await new Promise(setImmediate)
    expect([await figures(), asked]).toEqual([2, 2])
  })
})
