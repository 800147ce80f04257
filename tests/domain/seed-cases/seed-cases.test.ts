import { instantOf, type Instant } from '../../../server/calendar/index.js'
import { onDuty, type Role } from '../../../server/domain/directory/index.js'
import { calls } from '../../../server/domain/calls/record.js'
import {
  plannedCases,
  seedCases,
  seededCases,
  type VirtualServices,
} from '../../../server/domain/seed-cases/index.js'
import { taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

const at = (text: string): Instant => instantOf(text)

async function seeded(now: string): Promise<{ county: StoryCounty; warned: unknown[] }> {
  const county = await demonstrationCounty('2026-01-01 09:00')
  await county.deploys('joint-enforcement', 'enforcement-referral')
  const warned: unknown[] = []
  const log = {
    ...county.services.log,
    warn: (details: object, text: string) => void warned.push({ ...details, text }),
  }
  const services = { ...county.services, log } as VirtualServices
  await seedCases(services, code, at(now))
  return { county, warned }
}

describe('the sample cases', () => {
  let county: StoryCounty
  let warned: unknown[]
  beforeAll(async () => {
    ;({ county, warned } = await seeded('2026-10-12 09:40'))
  }, 120_000)
  afterAll(() => county.store.close())

  it('should play every step of the plan through the real acts, up to now', async () => {
    expect(warned).toEqual([])
    expect(county.logged).toEqual([])
    expect(await county.troubles()).toEqual([])
    expect(county.clock.now()).toBe(at('2026-10-12 09:40'))
    expect(await county.store.count(calls, code)).toBe(plannedCases.length)
  })

  it('should leave work in every state', async () => {
    const groups = await county.store.group(calls, code, { by: ['state'], measures: { n: 'count' } })
    const states = groups.map(group => group.key.state)
    for (const state of [
      '待审签',
      '待修改',
      '待受理',
      '待补正',
      '待签批',
      '承办中',
      '待核验',
      '协调中',
      '办结',
      '转办',
      '撤回',
    ])
      expect(states).toContain(state)
  })

  it.each<[Role, string, string[]]>([
    ['clerk', '379999101', ['修改呼叫', '补正', '核验', '评价']],
    ['deputy', '379999101', ['审签']],
    ['clerk', 'YX', ['受理审核']],
    ['leader', 'YX', ['签发督办单', '签批不予受理', '中心协调']],
    ['clerk', 'JJ', ['签收', '处置与反馈']],
    ['head', 'JJ', ['签批延期', '签批退回']],
    ['officer', 'DC', ['审签']],
    ['county-deputy', 'LD-2', ['分管县领导审批']],
  ])('should find work for %s of %s', async (role, unit, names) => {
    const page = await taskPage(await county.now(), await county.who(role, unit))
    const found = page.groups.flatMap(group => group.tasks.map(task => task.name))
    for (const name of names) expect(found.some(each => each.includes(name))).toBe(true)
  })

  it('should find work for whoever is on duty at the centre', async () => {
    const ctx = await county.now()
    const leader = onDuty(ctx.people, ctx.edition, 'YX', ctx.now)?.leader ?? ''
    const page = await taskPage(ctx, { ...(await county.who('leader', 'YX')), person: leader })
    const found = page.groups.flatMap(group => group.tasks.map(task => task.name))
    expect(found).toEqual(expect.arrayContaining(['受理审核', '电话告知']))
  })

  it('should show a department its tasks in green, yellow and red', async () => {
    const page = await taskPage(await county.now(), await county.who('clerk', 'JJ'))
    expect(page.groups.map(group => group.light)).toEqual(expect.arrayContaining(['red', 'yellow', 'green']))
  })

  it('should do nothing when it is asked again', async () => {
    const before = await county.store.get(seededCases, code, code)
    await seedCases(county.services as VirtualServices, code, at('2026-10-13 09:40'))
    expect(await county.store.get(seededCases, code, code)).toEqual(before)
  })
})

describe('a first start in the night of a holiday', () => {
  it('should play the whole plan as well', async () => {
    const { county, warned } = await seeded('2026-10-04 03:10')
    expect(warned).toEqual([])
    expect(county.logged).toEqual([])
    expect(await county.store.count(calls, code)).toBe(plannedCases.length)
    await county.store.close()
  }, 60_000)
})

describe('a seeding that breaks off', () => {
  it('should go on where it stopped, with the times of the first start, and file nothing twice', async () => {
    const county = await demonstrationCounty('2026-01-01 09:00')
    await county.deploys('joint-enforcement', 'enforcement-referral')
    const services = county.services as VirtualServices
    const few = plannedCases.slice(0, 4)
    let steps = 0
    const stop = () => {
      if (++steps === 9) throw new Error('power cut')
    }
    await expect(seedCases(services, code, at('2026-10-12 09:40'), stop, few)).rejects.toThrow('power cut')
    await seedCases(services, code, at('2026-10-12 11:00'), undefined, few)
    expect(await county.store.count(calls, code)).toBe(few.length)
    expect(await county.store.get(seededCases, code, code)).toMatchObject({
      finished: true,
      now: at('2026-10-12 09:40'),
    })
    expect(county.logged).toEqual([])
    await county.store.close()
  }, 60_000)
})
