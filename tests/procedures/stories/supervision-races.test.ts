import { instantOf } from '../../../server/calendar/index.js'
import { documentNumbers } from '../../../server/domain/numbering/document-number.js'
import { notices } from '../../../server/domain/notices/record.js'
import { rulings } from '../../../server/domain/rulings/record.js'
import { code, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
const numbers: string[] = []

/** Several calls like that of T-1, and two that were returned once and are asked back a second time. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  for (let n = 0; n < 6; n++) numbers.push(await county.dispatched('2026-09-29 10:20'))
  for (const number of numbers.slice(4)) {
    await county.acts(number, 'return', ask('ZF'), await county.who('clerk', 'JJ'))
    await county.does(number, 'sign-return', { 意见: '同意' })
  }
  await county.until('2026-09-30 17:00')
  for (const number of numbers.slice(4))
    await county.does(number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
  await county.until('2026-10-08 09:00')
  for (const number of numbers) await county.signsAndResponds(number)
  for (const number of numbers.slice(4)) {
    await county.acts(number, 'return', ask('JJ'), await county.who('clerk', 'ZF'))
    await county.does(number, 'sign-return', { 意见: '同意' })
  }
  await county.until('2026-10-10 11:00')
})
afterAll(() => county.store.close())

const ask = (unit: string) => ({ 理由: '不归本单位', 依据: '三定规定', 建议主办: unit })
const ruling = { 裁定意见: '确定主办', 裁定主办: 'JJ', 裁定依据: '清单', 派发有误: false, 修订清单: false }
const rulingOf = async (number: string) =>
  (await county.store.find(rulings, code, { where: { case: number } })).items[0]
const registered = async (number: string) =>
  (await county.store.find(documentNumbers, code, { where: { case: number, kind: '督' } })).items

describe('a ruling and the feedback', () => {
  it('should end the ruling with its case when the feedback is first, and say so', async () => {
    const number = numbers[4]!
    const row = await county.task(number, 'dispute-ruling.rule')
    const head = await county.actorOf(row!)
    await county.feedsBack(number)
    await expect(county.does(number, 'dispute-ruling.rule', ruling, head)).rejects.toThrow('no open task')
    expect(await rulingOf(number)).toMatchObject({ state: '已随事项结束' })
    const { items } = await county.store.find(notices, code, { where: { person: head.person, case: number } })
    expect(items.filter(each => each.level === '失效').map(each => each.text)).toEqual([
      expect.stringContaining('事项已反馈'),
    ])
    expect((await rulingOf(number))?.number).toBeUndefined()
  })

  it('should let one of them through when both come at once', async () => {
    const number = numbers[5]!
    const outcomes = await Promise.allSettled([
      county.feedsBack(number),
      county.does(number, 'dispute-ruling.rule', ruling),
    ])
    const record = await county.call(number)
    const ruled = await rulingOf(number)
    const answered = record.legs[1]?.result === '反馈'
    expect(record.legs).toHaveLength(answered ? 2 : 3)
    // Who ruled may have been first while the feedback took the leg: then it died with the leg, and changes nothing.
    if (answered) expect(record.lead).toBe('ZF')
    else expect(ruled).toMatchObject({ state: '已裁定', lead: 'JJ' })
    expect(outcomes.some(each => each.status === 'fulfilled')).toBe(true)
    expect(await county.troubles()).toEqual([])
  })
})

describe('a 督办单', () => {
  it('should be void when the extension that takes its red back is granted after it was signed', async () => {
    const number = numbers[0]!
    await county.until('2026-10-12 16:00')
    const clerk = await county.who('clerk', 'JJ')
    await county.acts(
      number,
      'extension',
      { 延长数量: 4, 单位: '工作日', 理由: '等货主', 进展: '已劝离' },
      clerk,
    )
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    await county.until('2026-10-13 17:30')
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
    const [before] = await registered(number)
    expect(before?.voidedAt).toBeUndefined()
    await county.until('2026-10-14 09:00')
    await county.does(number, 'decide-ext', { 批复: '批准', 数量: 4 })
    const row = await county.supervision(number)
    expect(row).toMatchObject({
      reds: [{ state: '撤销', cause: '延期获准' }],
      orders: [{ state: '作废', number: before?.number }],
    })
    expect(await registered(number)).toMatchObject([{ voidedAt: instantOf('2026-10-14 09:00') }])
  })

  it('should lapse unsigned when the case is re-dispatched, and the red of the old leg stays', async () => {
    const number = numbers[1]!
    expect(await county.task(number, 'sign-order')).toBeDefined()
    const more = { 新主办: 'ZF', 依据: '中心派发失误' }
    await county.acts(number, 'change-owner', more, await county.who('leader', 'YX'))
    expect(await county.task(number, 'sign-order')).toBeUndefined()
    expect(await county.supervision(number)).toMatchObject({
      open: false,
      result: '改派',
      orders: [{ state: '已失效' }],
      reds: [{ state: '计入', to: instantOf('2026-10-14 09:00') }],
    })
    expect(await registered(number)).toEqual([])
  })

  it('should be issued or lapse, never both, when the signature meets the feedback', async () => {
    const number = numbers[2]!
    await Promise.allSettled([
      county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' }),
      county.feedsBack(number),
    ])
    const { orders, reds } = await county.supervision(number)
    expect(reds).toMatchObject([{ state: '计入', to: instantOf('2026-10-14 09:00') }])
    expect(orders).toHaveLength(1)
    const [order] = orders
    expect(order?.state === '已签发').toBe(order?.number !== undefined)
    const issued = (await registered(number)).filter(each => each.issuedAt !== undefined)
    expect(issued).toHaveLength(order?.state === '已签发' ? 1 : 0)
    expect(await county.task(number, 'sign-order')).toBeUndefined()
    await county.until('2026-10-19 17:30')
    expect(await county.documents(number)).toEqual([])
  })

  it('should stay with the red that it followed when the feedback comes after it', async () => {
    const number = numbers[3]!
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
    await county.feedsBack(number)
    expect(await county.supervision(number)).toMatchObject({
      reds: [{ state: '计入' }],
      orders: [{ state: '已签发' }],
    })
    expect(await county.troubles()).toEqual([])
  })
})
