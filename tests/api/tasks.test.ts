import type { TaskPage, TaskView } from '../../portal/src/api/types.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { startService, type RunningService } from './service.js'

const filed = 7

let service: RunningService
let deputy: Client
beforeAll(async () => {
  service = await startService()
  const clerk = await service.signIn('lixiaomei')
  for (let n = 0; n < filed; n++) await clerk.post('/api/calls', lorries(), { key: `tasks-000${n}` })
  deputy = await service.signIn('zhaoyongqiang')
})
afterAll(() => service.close())

const ask = async (query = '') => (await deputy.get<TaskPage>(`/api/tasks${query}`)).body
const tasksOf = (page: TaskPage): TaskView[] => page.groups.flatMap(group => group.tasks)

describe('the list of tasks', () => {
  it('should come in pages that make up the whole, each with the counts of the whole', async () => {
    const whole = await ask()
    expect(whole.next).toBeUndefined()
    expect(tasksOf(whole)).toHaveLength(filed)
    const seen: TaskView[] = []
    let page = await ask('?limit=3')
    for (;;) {
      expect(page.counts).toEqual(whole.counts)
      expect(page.groups[0]?.count).toBe(whole.groups[0]?.count)
      seen.push(...tasksOf(page))
      if (page.next === undefined) break
      page = await ask(`?limit=3&cursor=${page.next}`)
    }
    expect(seen).toEqual(tasksOf(whole))
  })

  it.each(['limit=0', 'limit=501', 'limit=some', 'cursor=nowhere', 'scope=all'])(
    'should refuse %s',
    async query => {
      expect(await deputy.get(`/api/tasks?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'FORM_INVALID' },
      })
    },
  )
})
