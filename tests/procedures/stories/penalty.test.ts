import { importHolidays } from '../../../server/domain/calendars/import.js'
import { supervisionId, supervisions } from '../../../server/domain/supervision/record.js'
import { clockText, code, type StoryCounty } from './county.js'
import { decided, does, enforcementCounty, filesPenalty, township } from './enforcement.js'

let county: StoryCounty

const due = async (number: string, task: string) => clockText((await county.task(number, task))?.due ?? 0)
const body = () => county.who('clerk', 'ZF')
const notices = async (number: string, level: string) => [
  ...new Set((await county.notices(number)).filter(row => row.level === level).map(row => clockText(row.at))),
]
const decision = async (key: string) =>
  (await county.store.get(supervisions, code, supervisionId(code, key)))!

describe('J-3 the 90 days', () => {
  afterAll(() => county.store.close())

  it('should end after the holiday, moved by nobody, and take a late decision with its red', async () => {
    county = await enforcementCounty('2026-07-06 09:00')
    const number = await filesPenalty(county, '2026-07-06')
    expect(await due(number, 'record-decision')).toBe('2026-10-08 23:59')
    const centre = await county.who('clerk', 'YX')
    await county.acts(number, 'urgency', { 新紧急程度: '一般', 理由: '已恢复通行' }, centre)
    expect(await due(number, 'record-decision')).toBe('2026-10-08 23:59')
    expect((await county.may(number, await body())).acts.map(act => act.id)).not.toContain('extension')
    await county.until('2026-10-10 09:00')
    expect(await notices(number, '第75天')).toEqual(['2026-09-19 09:00'])
    const key = 'ZF/2026-0088#决定1'
    expect((await decision(key)).steps.map(step => `${clockText(step.at)} ${step.level}`)).toEqual([
      '2026-09-30 18:00 提醒',
      '2026-10-08 23:59 到期',
      '2026-10-09 17:30 督办单',
    ])
    await does(county, number, 'ZF', '处罚决定', decided('2026-10-10'))
    expect(await decision(key)).toMatchObject({ open: false, result: '反馈', reds: [{ state: '计入' }] })
    const clerk = await county.who('clerk', township)
    const told = (await county.notices(number)).filter(row => row.text.includes('示综罚〔2026〕88号'))
    expect(told.filter(row => row.person === clerk.person)).toHaveLength(1)
    expect(await county.troubles()).toEqual([])
  })
})

describe('J-4 hearing, J-5 preserved evidence', () => {
  afterAll(() => county.store.close())

  it('should take the request to the end of the fifth working day, and no decision before it was heard', async () => {
    county = await enforcementCounty('2026-09-23 09:00')
    const number = await filesPenalty(county, '2026-09-23')
    await county.until('2026-09-24 10:00')
    await county.acts(number, 'evidence-preserved', { 日期: '2026-09-24', 保存物品: '三轮车' }, await body())
    expect(await due(number, 'handle-preserved')).toBe('2026-10-12 17:30')
    await county.until('2026-09-29 10:00')
    const told = { 告知日期: '2026-09-29', 告知文书号: '告字 1 号', 可听证: true }
    await county.acts(number, 'rights-notified', told, await body())
    const clerk = await county.who('clerk', township)
    const read = (await county.notices(number)).filter(row => row.person === clerk.person)
    expect(read.filter(row => ['证据保存', '告知'].includes(row.level ?? '')).map(row => row.text)).toEqual([
      '「柳林大集外摊点占道」处罚节点：证据保存',
      '「柳林大集外摊点占道」处罚节点：告知',
    ])
    await county.until('2026-10-10 18:00')
    expect((await notices(number, '提醒')).at(-1)).toBe('2026-10-10 17:30')
    await county.until('2026-10-12 20:00')
    await county.acts(number, 'hearing-requested', { 申请人: '王某' }, await body())
    await county.until('2026-10-13 09:00')
    const scheduled = { 通知日期: '2026-10-13', 听证日期: '2026-10-22' }
    await expect(county.does(number, 'schedule-hearing', scheduled)).rejects.toThrow('通知之后满七个工作日')
    await county.does(number, 'schedule-hearing', { ...scheduled, 听证日期: '2026-10-23' })
    const refused = does(county, number, 'ZF', '处罚决定', decided('2026-10-13'))
    await expect(refused).rejects.toThrow('听证还没有结束')
    await county.until('2026-10-23 16:00')
    await county.does(number, 'record-hearing', { 听证结果: '已举行', 听证笔录: '笔录 1' })
    await expect(does(county, number, 'ZF', '处罚决定', decided('2026-10-23'))).rejects.toThrow(
      '证据还没有处理',
    )
    await county.does(number, 'handle-preserved', { 处理决定: '解除保存', 处理日期: '2026-10-23' })
    expect(await notices(number, '报司法局')).toEqual(['2026-10-12 17:30'])
    await does(county, number, 'ZF', '处罚决定', decided('2026-10-23'))
    expect(await county.troubles()).toEqual([])
  })
})

describe('J-7 across the year', () => {
  afterAll(() => county.store.close())

  it('should be reckoned anew when the table of the next year takes effect', async () => {
    county = await enforcementCounty('2026-10-12 09:00')
    const number = await filesPenalty(county, '2026-10-12')
    expect(await due(number, 'record-decision')).toBe('2027-01-11 23:59')
    await county.until('2026-12-20 09:00')
    const entries = [{ name: '元旦', date: '2027-01-10', isOffDay: false }]
    await importHolidays(await county.now(), await county.who('admin', code), { entries })
    await county.services.calendars?.takeEffect(county.services.runtime)
    await county.until('2027-01-12 09:00')
    const { steps, version } = await decision('ZF/2026-0088#决定1')
    expect(steps.map(step => `${clockText(step.at)} ${step.level}`)).toEqual([
      '2027-01-08 17:30 提醒',
      '2027-01-10 23:59 到期',
      '2027-01-11 17:30 督办单',
    ])
    expect(version).toBe(2)
    expect((await county.call(number)).penalties?.at(-1)).toMatchObject({ version: 2 })
  })
})

describe('several cases of one body', () => {
  afterAll(() => county.store.close())

  beforeAll(async () => {
    county = await enforcementCounty('2026-09-28 09:00')
  })

  it('should end with the action, once, whoever is first: the end or the decision', async () => {
    const leader = await county.who('leader', 'YX')
    const why = { 终止原因: '进入司法程序', 理由: '当事人起诉' }
    const decides = (number: string) => does(county, number, 'ZF', '处罚决定', decided('2026-09-28'))

    const ended = await filesPenalty(county, '2026-09-28', '1')
    await county.acts(ended, 'terminate', why, leader)
    await expect(decides(ended)).rejects.toThrow('no 处罚决定')
    expect(await decision('ZF/1#决定1')).toMatchObject({ open: false, result: '终止' })
    expect((await county.call(ended)).state).toBe('终止')
    const clerk = await county.who('clerk', township)
    const told = (await county.notices(ended)).filter(
      row => row.person === clerk.person && row.level === '退出',
    )
    expect(told.map(row => row.text)).toEqual([expect.stringContaining('另行办理')])

    const after = await filesPenalty(county, '2026-09-28', '2')
    await decides(after)
    await county.acts(after, 'terminate', why, leader)
    expect(await decision('ZF/2#决定1')).toMatchObject({ open: false, result: '反馈' })

    const both = await filesPenalty(county, '2026-09-28', '3')
    await Promise.allSettled([decides(both), county.acts(both, 'terminate', why, leader)])
    expect((await county.call(both)).state).toBe('终止')
    expect((await decision('ZF/3#决定1')).open).toBe(false)
    expect(await county.troubles()).toEqual([])
  })

  it('should approve and hand over a crime in time, keep the reasons of a refusal, and go round the police (J-6)', async () => {
    const number = await filesPenalty(county, '2026-09-28')
    const heard = await filesPenalty(county, '2026-09-28', '2026-0099')
    await county.until('2026-09-29 10:00')
    const told = { 告知日期: '2026-09-29', 告知文书号: '告字 1 号', 可听证: true }
    await county.acts(heard, 'rights-notified', told, await body())
    await county.until('2026-10-09 10:00')
    const report = decided('2026-10-09', { 决定: '移送司法' })
    await does(county, number, 'ZF', '处罚决定', report)
    expect(await due(number, 'approve-transfer')).toBe('2026-10-12 23:59')
    await county.does(number, 'approve-transfer', { 移送意见: '不批准', 移送意见理由: '数额不够' })
    expect(JSON.stringify((await county.call(number)).passed)).toContain('数额不够')
    await does(county, number, 'ZF', '处罚决定', report)
    await county.until('2026-10-11 15:00')
    await county.does(number, 'approve-transfer', { 移送意见: '批准' })
    expect(await due(number, 'hand-over')).toBe('2026-10-12 15:00')
    await county.does(number, 'hand-over', { 公安机关: 'GA', 移送回执: '回执 1 号' })
    await county.does(number, 'police-decision', { 公安决定: '转送', 转送机关: 'JJ' })
    expect((await county.task(number, 'police-decision'))?.units).toContain('JJ')
    expect(await county.task(number, 'reconsider')).toBeUndefined()
    await county.does(number, 'police-decision', { 公安决定: '不予立案', 公安决定理由: '不构成犯罪' })
    await county.does(number, 'reconsider', { 提请方式: '依法另行处理', 提请说明: '由本机关处罚' })
    expect((await county.call(number)).penalties?.map(each => each.key)).toEqual([
      'ZF/2026-0088#决定1',
      'ZF/2026-0088#决定2',
    ])

    await county.until('2026-10-13 08:30')
    expect(await county.tries(heard, 'hearing-requested', { 申请人: '王某' }, await body())).toMatchObject({
      code: 'NOBODY_WAITS',
      text: expect.stringContaining('2026-10-12 24 时'),
    })
    expect(await county.troubles()).toEqual([])
  })
})
