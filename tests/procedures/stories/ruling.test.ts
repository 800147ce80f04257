import { instantOf } from '../../../server/calendar/index.js'
import { rulings, type Ruling } from '../../../server/domain/rulings/record.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
afterEach(() => county.store.close())

const ask = { 理由: '不归本单位', 依据: '三定规定', 建议主办: 'ZF' }

async function rulingsNow(): Promise<Ruling[]> {
  return (await county.store.find(rulings, code, { sort: ['askedAt'] })).items
}

/** T-18: dispatched to A, returned once and re-dispatched to B on 9-30 11:00. */
async function returnedOnce(): Promise<string> {
  county = await demonstrationCounty()
  const number = await county.dispatched('2026-09-29 10:20')
  await county.until('2026-09-30 09:00')
  await county.acts(number, 'return', ask, await county.who('clerk', 'JJ'))
  await county.until('2026-09-30 10:00')
  await county.does(number, 'sign-return', { 意见: '同意' })
  await county.until('2026-09-30 11:00')
  await county.does(number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
  await county.signsAndResponds(number)
  return number
}

describe('T-19 returned twice', () => {
  it('should go to 编办, which rules within two working days while the unit keeps acting', async () => {
    const number = await returnedOnce()
    await county.until('2026-10-08 09:00')
    await county.acts(number, 'return', { ...ask, 建议主办: 'JJ' }, await county.who('clerk', 'ZF'))
    await county.until('2026-10-08 09:30')
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.until('2026-10-08 09:30')

    const open = await county.open(number)
    expect(open.filter(row => row.form === 'township-call.decide-return')).toEqual([])
    const stating = open.filter(row => row.form === 'dispute-ruling.state-position')
    expect(stating.map(row => clockText(row.due ?? 0))).toEqual(['2026-10-08 15:00', '2026-10-08 15:00'])
    const [asked] = await rulingsNow()
    expect(asked).toMatchObject({ why: '二次退回', firstUnit: 'ZF', parties: ['ZF', 'JJ'], state: '陈述中' })
    expect(clockText(asked?.due ?? 0)).toBe('2026-10-10 17:30')

    await county.does(number, 'state-position', { 主张: '应由交警主办', 陈述依据: '道路交通安全法' })
    await county.until('2026-10-08 15:00')
    expect((await county.call(number)).lead).toBe('ZF')
    const [stated] = await rulingsNow()
    expect(stated).toMatchObject({ state: '裁定中' })
    expect(stated?.positions.map(each => each.text).sort()).toEqual(['应由交警主办', '未提交'])

    await county.until('2026-10-10 11:00')
    const ruling = {
      裁定意见: '确定主办',
      裁定主办: 'JJ',
      裁定依据: '清单第 31 项',
      派发有误: false,
      修订清单: false,
    }
    await county.does(number, 'dispute-ruling.rule', ruling)
    const record = await county.call(number)
    expect(record).toMatchObject({ lead: 'JJ' })
    expect(clockText(record.due ?? 0)).toBe('2026-10-16 17:30')
    expect(record.legs.map(leg => leg.unit)).toEqual(['JJ', 'ZF', 'JJ'])
    const [ruled] = await rulingsNow()
    expect(ruled).toMatchObject({
      state: '已裁定',
      result: '确定主办',
      lead: 'JJ',
      number: '示裁〔2026〕1号',
    })

    const again = await county.tries(number, 'return', ask, await county.who('clerk', 'JJ'))
    expect(again).toMatchObject({ ok: false, code: 'REFUSED' })
    expect(await county.troubles()).toEqual([])
  })
})

describe('T-20 a wrong dispatch', () => {
  it('should take back the reds of that unit in that case for good', async () => {
    county = await demonstrationCounty('2026-09-30 09:00')
    const number = await county.dispatched('2026-09-30 10:00', { item: 'SD-58', units: ['JJ', []] })
    await county.acts(number, 'return', ask, await county.who('clerk', 'JJ'))
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.until('2026-10-08 09:00')
    await county.does(number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    const due = instantOf('2026-10-10 17:30')
    expect((await county.call(number)).due).toBe(due)
    await county.acts(number, 'return', { ...ask, 建议主办: 'JJ' }, await county.who('clerk', 'ZF'))
    await county.until('2026-10-08 09:30')
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.until('2026-10-12 10:00')
    expect((await county.supervision(number, 2)).reds).toMatchObject([{ state: '亮灯' }])
    expect(await rulingsNow()).toMatchObject([{ state: '裁定中', due, overdueAt: due }])

    await county.does(number, 'dispute-ruling.rule', {
      裁定意见: '确定主办',
      裁定主办: 'JJ',
      裁定依据: '清单第 58 项',
      派发有误: true,
      修订清单: true,
    })
    const row = await county.supervision(number, 2)
    expect(row.reds).toMatchObject([{ state: '撤销', cause: '裁定派发有误', from: due }])
    expect(row).toMatchObject({ open: false, result: '改派', orders: [] })
    expect((await county.supervision(number, 1)).reds).toEqual([])
    expect((await county.call(number)).lead).toBe('JJ')
    await county.until('2026-10-30 17:30')
    expect((await county.supervision(number, 2)).reds).toMatchObject([
      { state: '撤销', cause: '裁定派发有误' },
    ])
    expect(await county.troubles()).toEqual([])
  })
})

describe('a ruling that is not obeyed', () => {
  it('should have the centre propose joint supervision when it is not signed for in twice the time', async () => {
    county = await demonstrationCounty()
    const [ruled, agreed] = [
      await county.dispatched('2026-09-29 10:20'),
      await county.dispatched('2026-09-29 10:20'),
    ]
    for (const number of [ruled, agreed]) {
      await county.acts(number, 'return', ask, await county.who('clerk', 'JJ'))
      await county.does(number, 'sign-return', { 意见: '同意' })
    }
    await county.does(ruled, 'decide-return', { 决定: '提请编办裁定', 争议缘由: '权属争议' })
    await county.until('2026-09-30 10:00')
    const to = { 裁定意见: '确定主办', 裁定主办: 'ZF', 裁定依据: '清单', 派发有误: false, 修订清单: false }
    await county.does(ruled, 'dispute-ruling.rule', to)
    await county.does(agreed, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    await county.until('2026-10-08 09:59')
    expect(await county.documents(ruled)).toEqual([])
    await county.until('2026-10-08 10:30')
    const [paper, ...more] = await county.documents(ruled)
    expect(more).toEqual([])
    expect(paper).toMatchObject({ kind: '联合督办', unit: 'ZF', cause: '裁定后逾期未签收', state: '待提请' })
    expect((await county.task(ruled, 'propose'))?.people).toContain((await county.who('leader', 'YX')).person)
    const told = (await county.notices(ruled)).filter(row => row.text.includes('仍未签收'))
    expect(told.map(row => row.person)).toContain((await county.who('head', 'ZF')).person)
    expect(await county.documents(agreed)).toEqual([])
    expect(await county.troubles()).toEqual([])
  })
})
