import { instantOf, toIso } from '../../../server/calendar/index.js'
import type { Actor } from '../../../server/domain/county.js'
import { assignAct } from '../../../server/domain/matters/assign.js'
import { matterOf } from '../../../server/domain/matters/matter.js'
import { performMatterAct } from '../../../server/domain/matters/perform.js'
import { contestItem } from '../../../server/domain/rulings/contest.js'
import { rulings } from '../../../server/domain/rulings/record.js'
import { assignedActs, type AssignedAct } from '../../../server/domain/supervision/acts/record.js'
import { supervisionDocuments } from '../../../server/domain/supervision/documents/record.js'
import { supervisions } from '../../../server/domain/supervision/record.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { matterActs, openTasksOfInstance } from '../../../server/domain/matters/acts.js'
import { taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { matterLists } from '../../../server/domain/views/matters/lists.js'
import { matterView } from '../../../server/domain/views/matters/view.js'
import { notices } from '../../../server/domain/notices/record.js'
import { messages } from '../../../server/runtime/index.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

let sent = 0
const contested = {
  缘由: '权属争议',
  清单项: 'SD-31',
  争议事由: '省道以外的路段归谁',
  争议单位: ['JJ', 'JT'],
  建议主办: 'JT',
}

async function contests(by: Actor, more: Record<string, unknown> = {}, token = `contest-${++sent}`) {
  const outcome = await contestItem(await county.now(), by, { ...contested, ...more }, token)
  await county.until(clockText(county.clock.now()))
  return outcome
}

/** The instance that an act began. */
const begun = (outcome: Awaited<ReturnType<typeof contests>>) => {
  if (!outcome.ok) throw new Error(outcome.text + JSON.stringify(outcome.fields))
  return outcome.value.instance ?? ''
}

async function open(instance: string): Promise<string[]> {
  return (await openTasksOfInstance(await county.now(), instance)).map(row => row.element)
}

/** Somebody does an open task of a matter. */
async function does(instance: string, element: string, input: Record<string, unknown>, by?: Actor) {
  const rows = await openTasksOfInstance(await county.now(), instance)
  const row = rows.find(each => each.element === element)
  if (!row) throw new Error(`no open ${element}, only ${rows.map(each => each.element).join(', ')}`)
  const actor = by ?? (await county.actorOf(row))
  const outcome = await performMatterAct(await county.now(), actor, instance, actOfTask(row._id), input)
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.text} ${JSON.stringify(outcome.fields)}`)
  return outcome.value.sentence
}

const rulingOf = (instance: string) => county.store.get(rulings, code, `${code}/${instance}`)
const paperOf = (instance: string) => county.store.get(supervisionDocuments, code, `${code}/${instance}`)
const actOf = (instance: string) => county.store.get(assignedActs, code, `${code}/${instance}`)

async function told(person: string): Promise<string[]> {
  const { items } = await county.store.find(notices, code, { where: { person }, sort: ['at'], limit: 500 })
  return items.map(row => `${clockText(row.at)} ${row.level}`)
}

const decided = { 裁定意见: '确定主办', 裁定主办: 'JT', 裁定依据: '公路法', 修订清单: true }

describe('D-1 a contested item without a case', () => {
  it('should have one ruling at a time, and propose a revision with its number', async () => {
    await county.until('2026-09-29 09:30')
    const first = begun(await contests(await county.who('head', 'JJ')))
    const second = await contests(await county.who('head', 'JT'), { 争议事由: '国道也有同样问题' })
    expect(begun(second)).toBe(first)
    expect(second).toMatchObject({ value: { sentence: expect.stringContaining('并入') } })
    expect(await rulingOf(first)).toMatchObject({
      state: '陈述中',
      case: null,
      item: 'SD-31',
      askedBy: 'JJ',
      due: instantOf('2026-10-08 17:30'),
      contests: [{ unit: 'JT', text: '国道也有同样问题' }],
    })
    await does(first, 'state-position', { 主张: '归交通运输局', 陈述依据: '公路法' })
    await county.until('2026-09-29 15:30')
    expect(await open(first)).toEqual(['rule'])

    const head = await county.who('head', 'BB')
    const ctx = await county.now()
    const matter = await matterOf(ctx, first)
    const view = matter && (await matterView(ctx, head, matter))
    expect(view?.acts.map(act => act.name)).toEqual(['裁定'])
    expect(view?.acts[0]?.notes?.join()).toContain('归交通运输局')
    expect(view?.lines.map(line => line.text).join()).toContain('国道也有同样问题')

    await does(first, 'rule', decided)
    expect(await rulingOf(first)).toMatchObject({ state: '已裁定', number: '示裁〔2026〕1号', revises: true })
    const { items } = await county.store.find(messages, code, { where: { name: 'revision proposed' } })
    expect(items.map(message => message.key)).toEqual(['示裁〔2026〕1号'])
    expect(begun(await contests(await county.who('head', 'JJ')))).not.toBe(first)
  })

  it('should leave to the county leader what 编办 is a party to, and jurisdiction', async () => {
    const own = begun(
      await contests(await county.who('head', 'JJ'), { 清单项: 'SD-38', 争议单位: ['JJ', 'BB'] }),
    )
    const leader = await county.who('county-deputy', 'LD-1')
    await county.until('2026-09-29 17:30')
    await county.until('2026-09-30 10:00')
    expect(await open(own)).toEqual(['decide-county'])
    await does(own, 'decide-county', { ...decided, 修订清单: false }, leader)
    expect(await rulingOf(own)).toMatchObject({ state: '已裁定', number: '示裁〔2026〕2号' })

    const bodies = begun(
      await contests(await county.who('head', 'JJ'), { 清单项: 'SD-40', 缘由: '执法管辖' }),
    )
    await county.until('2026-09-30 16:00')
    await does(bodies, 'rule', { ...decided, 修订清单: false })
    expect(await open(bodies)).toEqual(['decide-county'])
    expect((await rulingOf(bodies))?.number).toBeUndefined()
    await does(bodies, 'decide-county', { ...decided, 修订清单: false }, leader)
    expect((await rulingOf(bodies))?.number).toBe('示裁〔2026〕3号')
  })

  it('should be one ruling also when two contest at once; nobody else may', async () => {
    const [jj, jt, clerk] = await Promise.all([
      county.who('head', 'JJ'),
      county.who('head', 'JT'),
      county.who('clerk', 'JJ'),
    ])
    const both = await Promise.all([contests(jj, { 清单项: 'SD-58' }), contests(jt, { 清单项: 'SD-58' })])
    const instances = both.map(begun).filter(instance => instance !== '')
    expect(new Set(instances).size).toBe(1)
    const { items } = await county.store.find(rulings, code, { where: { item: 'SD-58', case: null } })
    expect(items).toHaveLength(1)
    expect(await contests(clerk)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await contests(jj, { 清单项: 'SD-999' })).toMatchObject({ ok: false, code: 'ITEM_UNKNOWN' })
  })
})

describe('T-31 批示', () => {
  const instruct = { 内容: '三日内办结', 单位: 'ZJ', 交办期限: '2026-10-15T17:30:00+08:00', 需认可: true }

  it('should be owed until its limit, then told, and never be accepted by the system', async () => {
    const leader = await county.who('county-deputy', 'LD-2')
    const head = await county.who('head', 'ZJ')
    await county.until('2026-10-12 09:00')
    const instance = begun(await assignAct(await county.now(), leader, instruct, 'assign-1'))
    expect(await actOf(instance)).toMatchObject({ kind: '批示', givenBy: leader.person, state: '待答复' })
    await county.until('2026-10-16 17:30')
    expect((await told(head.person)).filter(line => line.includes('提醒'))).toContain('2026-10-15 17:30 提醒')
    expect(await told(leader.person)).toContain('2026-10-16 17:30 告知交办人')
    expect(await actOf(instance)).toMatchObject({ overdueAt: instantOf('2026-10-15 17:30') })

    await does(instance, 'do-act', { 答复: '已进场施工' }, head)
    expect(await open(instance)).toEqual(['accept-reply'])
    await expect(
      does(instance, 'accept-reply', {
        认可意见: '再办',
        新期限: '2026-10-16T09:00:00+08:00',
        再办要求: '要验收',
      }),
    ).rejects.toThrow('要晚于现在')
    const again = { 认可意见: '再办', 新期限: '2026-10-20T17:30:00+08:00', 再办要求: '要验收' }
    await does(instance, 'accept-reply', again, leader)
    expect(await actOf(instance)).toMatchObject({ state: '待答复', due: instantOf('2026-10-20 17:30') })
    await does(instance, 'do-act', { 答复: '已验收' }, head)
    const lists = await matterLists(await county.now(), leader)
    expect(lists.given.map(row => row.state)).toContain('待认可')
    expect(lists.tasks.map(task => task.name)).toContain('认可答复')
    expect((await taskPage(await county.now(), leader)).matters).toBe(1)
    await does(instance, 'accept-reply', { 认可意见: '认可' }, leader)
    expect(await actOf(instance)).toMatchObject({ state: '已办', answer: '已验收' })
  })

  it('should be withdrawn by whoever gave it only, and lapse unread after ten working days', async () => {
    const leader = await county.who('county-deputy', 'LD-2')
    const head = await county.who('head', 'ZJ')
    const more = { ...instruct, 交办期限: '2026-10-23T17:30:00+08:00' }
    const instance = begun(await assignAct(await county.now(), leader, more, 'assign-2'))
    const withdraw = (by: Actor) => async () =>
      performMatterAct(await county.now(), by, instance, 'withdraw', { 撤回理由: '已另行安排' })
    const offered = async (by: Actor) => {
      const ctx = await county.now()
      const matter = await matterOf(ctx, instance)
      return matter && (await matterActs(ctx, by, matter)).map(act => act.id)
    }
    expect(await offered(head)).not.toContain('withdraw')
    expect(await offered(leader)).toEqual(['withdraw'])
    expect(await withdraw(head)()).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await withdraw(leader)()).toMatchObject({ ok: true })
    expect(await offered(leader)).toEqual([])
    expect(await withdraw(leader)()).toMatchObject({ ok: false })
    expect(await actOf(instance)).toMatchObject({ state: '已撤回', withdrawnFor: '已另行安排' })
    expect(await open(instance)).toEqual([])

    const unread = begun(await assignAct(await county.now(), leader, more, 'assign-3'))
    await does(unread, 'do-act', { 答复: '办好了' }, head)
    await county.until('2026-10-30 17:30')
    expect(await actOf(unread)).toMatchObject({ state: '未阅示' })
    expect(await assignAct(await county.now(), head, more, 'assign-4')).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('should have one outcome when the answer and the withdrawal come at once', async () => {
    const leader = await county.who('county-deputy', 'LD-2')
    const more = { ...instruct, 交办期限: '2026-11-03T17:30:00+08:00', 需认可: false }
    const instance = begun(await assignAct(await county.now(), leader, more, 'assign-5'))
    const outcomes = await Promise.allSettled([
      does(instance, 'do-act', { 答复: '办好了' }),
      performMatterAct(await county.now(), leader, instance, 'withdraw', { 撤回理由: '不用了' }).then(one => {
        if (!one.ok) throw new Error(one.code)
      }),
    ])
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    const row = (await actOf(instance)) as AssignedAct
    expect(['已办', '已撤回']).toContain(row.state)
  })
})

describe('the monthly review', () => {
  const leg = (n: number, unit: string, red: boolean) => ({
    ...{
      _id: `${code}/review/${unit}/${n}`,
      county: code,
      number: `SF-review-${n}`,
      leg: `leg-${unit}-${n}`,
    },
    ...{ role: '主办' as const, unit, caller: '379999101', urgency: '一般' as const, sensitive: n === 1 },
    ...{ from: instantOf('2026-10-12 09:00'), due: instantOf('2026-10-19 17:30'), yellow: 0, version: 1 },
    ...{ ladder: [], steps: [], level: '', orders: [], phones: [], open: false, applied: [], units: [unit] },
    ...{ result: '反馈', endedAt: instantOf('2026-10-21 09:00') },
    reds: red ? [{ version: 1, from: instantOf('2026-10-19 17:30'), state: '计入' as const }] : [],
  })

  it('should propose a talk by number and rate of reds, not by a number alone', async () => {
    for (const n of [1, 2, 3, 4, 5]) await county.store.insert(supervisions, leg(n, 'ZF', n <= 3))
    for (const n of [1, 2, 3]) await county.store.insert(supervisions, leg(n, 'JT', true))
    for (let n = 1; n <= 16; n++) await county.store.insert(supervisions, leg(n, 'ZJ', n <= 3))
    // The instant is come to twice at once: the talk is proposed once.
    await county.until('2026-11-02 08:59')
    await Promise.all([county.until('2026-11-02 09:00'), county.until('2026-11-02 09:00')])
    const { items } = await county.store.find(supervisionDocuments, code, { where: { kind: '约谈' } })
    expect(items).toMatchObject([
      { unit: 'ZF', key: '约谈/ZF/2026年第4季度', cases: ['SF-review-2', 'SF-review-3'], state: '待签发' },
    ])
    const talk = items[0]?.instance ?? ''
    const when = { 约谈时间: '2026-11-04T09:00:00+08:00', 约谈地点: '县委会议室' }
    await does(talk, 'sign', { 签发意见: '签发', 文稿: '约谈', ...when })
    expect(await paperOf(talk)).toMatchObject({ number: '示约〔2026〕1号', state: '待报告' })
    await does(talk, 'reply', { 原因: '人手少', 措施: '增加班次', 完成时间: '2026-11-30' })
    await does(talk, 'judge', { 认定意见: '认可' })
    expect(await paperOf(talk)).toMatchObject({
      state: '已办结',
      reports: [{ cause: '人手少', doneBy: '2026-11-30' }],
    })
    await county.until('2026-12-01 09:00')
    expect(await county.store.count(supervisionDocuments, code, { where: { kind: '约谈' } })).toBe(1)
    expect(await county.troubles()).toEqual([])
    expect(toIso(county.clock.now())).toContain('2026-12-01')
  })
})
