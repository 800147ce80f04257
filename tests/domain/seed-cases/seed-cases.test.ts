import { instantOf, type Instant } from '../../../server/calendar/index.js'
import { onDuty, type Role } from '../../../server/domain/directory/index.js'
import { calls } from '../../../server/domain/calls/record.js'
import {
  plannedCases,
  seedCases,
  seededCases,
  type VirtualServices,
} from '../../../server/domain/seed-cases/index.js'
import { supervisionDocuments } from '../../../server/domain/supervision/documents/record.js'
import { caseView } from '../../../server/domain/views/case-view.js'
import { matterView } from '../../../server/domain/views/matters/view.js'
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

  async function viewOf(title: string) {
    const { items } = await county.store.find(calls, code, { limit: 200 })
    const record = items.find(each => each.filed.title === title)!
    return caseView(await county.now(), await county.who('clerk', record.caller), record)
  }

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
      '待确认',
      '处罚办理中',
      '待复查',
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

  it('should say unit by unit who comes to a joint action, until when the others answer', async () => {
    const convened = await viewOf('柳林镇废品站露天焚烧电线皮')
    expect(convened.turnout).toMatchObject({ gatherText: '明天 09:20', place: '柳林镇西外环废品站' })
    expect(
      convened.turnout?.units.map(({ unit, lead, answer, limit }) => [unit, lead, answer, limit?.dueText]),
    ).toEqual([
      ['ZF', true, 'comes', undefined],
      ['ST', false, 'cannot', undefined],
      ['JT', false, 'awaited', '今天 17:30 前'],
      ['PZ-101-ZH', false, 'awaited', '今天 17:30 前'],
    ])
    const filed = await viewOf('石桥大集夜市占道并无照经营')
    expect(filed.turnout?.units.map(({ unit, evidence }) => [unit, evidence?.state])).toEqual([
      ['ZF', 'given'],
      ['SC', 'given'],
      ['GA', 'given'],
    ])
    // Its leg was answered in time: that the day has passed makes nothing red.
    expect(filed.reckoning?.limit.light).toBe('answered')
  })

  it('should show on a circular the case, its red, the reply', async () => {
    const ctx = await county.now()
    const officer = await county.who('officer', 'DC')
    const { items } = await county.store.find(supervisionDocuments, code, {})
    const row = items.find(each => each.kind === '通报' && each.reports?.length)!
    const { about, lines } = await matterView(ctx, officer, { kind: 'document', row })
    expect(about).toEqual([
      {
        number: row.cases[0],
        row: expect.objectContaining({ title: '望湖乡水库地笼非法捕捞', light: 'red' }),
        reds: expect.arrayContaining([expect.stringContaining('农业农村局亮红灯')]),
      },
    ])
    expect(lines.find(line => line.name.startsWith('答复'))?.text).toMatch(/^原因：.+\n措施：.+\n完成时间：/)
    const clerk = await county.who('clerk', '379999101')
    const [unseen] = (await matterView(ctx, clerk, { kind: 'document', row })).about
    expect(unseen).toEqual({ number: row.cases[0], reds: [] })
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
