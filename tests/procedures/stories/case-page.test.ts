import type { Actor } from '../../../server/domain/county.js'
import { orderPrint } from '../../../server/domain/views/print/order-print.js'
import { caseView } from '../../../server/domain/views/case-view.js'
import { demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

const page = async (number: string, reader: Actor) =>
  caseView(await county.now(), reader, await county.call(number))

describe('the page of a case', () => {
  it('should say what it was merged with, by the numbers that the reader may see', async () => {
    const main = await county.files({ title: '主件' })
    const merged = await county.files({ title: '并入的一件', unit: '379999102' })
    for (const each of [main, merged]) await county.does(each, 'approve', { 意见: '同意' })
    await county.does(merged, 'decide-intake', { 审核结论: '并件', 主件: main })
    await county.until('2026-09-29 09:10')
    const centre = await county.who('clerk', 'YX')
    const first = await county.who('clerk', '379999101')
    const second = await county.who('clerk', '379999102')
    expect((await page(main, centre)).merging).toMatchObject({
      merged: [{ number: merged, title: '并入的一件', stateName: '已并件' }],
      hidden: 0,
    })
    expect((await page(main, first)).merging).toEqual({ merged: [], hidden: 1 })
    expect((await page(merged, centre)).merging?.main?.case).toMatchObject({ number: main, title: '主件' })
    expect(JSON.stringify((await page(merged, second)).merging)).not.toContain(main)
    await county.accepts(main)
    expect((await page(main, centre)).merging?.merged).toHaveLength(1)
    await county.acts(merged, 'unmerge', { 理由: '不是一回事' }, await county.who('leader', 'YX'))
    expect((await page(main, centre)).merging).toBeUndefined()
    expect((await page(merged, centre)).merging?.main).toMatchObject({ result: '拆分' })
  })

  it('should say since when and why it is shelved, and when that is looked at again', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const clerk = await county.who('clerk', 'JJ')
    const asked = { 原因: '资金', 阶段成果: '已完成现场勘查，修复资金待拨', 复核日: '2027-03-01' }
    await county.acts(number, 'shelving', asked, clerk)
    await county.does(number, 'sign-shelve', { 意见: '同意' })
    await county.does(number, 'comment-shelve', { 挂账意见: '同意挂账' })
    await county.does(number, 'propose-shelve', { 意见: '同意' })
    expect((await page(number, clerk)).shelvings).toEqual([])
    await county.does(number, 'approve-shelve', { 意见: '同意', 批准复核日: '2027-03-01' })
    expect((await page(number, clerk)).shelvings).toEqual([
      { sinceText: '今天 10:20', reason: '资金', reviewText: '2027年3月1日' },
    ])
    await county.acts(number, 'resume', { 理由: '资金已到位' }, clerk)
    const [shelved] = (await page(number, clerk)).shelvings
    expect(shelved).toEqual({ sinceText: '今天 10:20', untilText: '今天 10:20', reason: '资金' })
  })

  it('should show an instruction with its text, its limit and its answer', async () => {
    const number = await county.dispatched('2026-09-29 14:00')
    await county.signsAndResponds(number)
    const leader = await county.who('county-deputy', 'LD-3')
    const said = { 内容: '请本周内解决', 责任单位: 'JJ', 期限: '2026-09-30T17:30:00+08:00' }
    await county.acts(number, 'instruction', said, leader)
    await county.until('2026-09-29 14:00')
    const reader = await county.who('clerk', '379999101')
    expect((await page(number, reader)).assigned).toMatchObject([
      { kind: '批示', text: '请本周内解决', toName: '交警大队', stateName: '待答复', overdue: false },
    ])
    const row = (await county.open(number)).find(each => each.process === 'assigned-act')
    await county.does(number, row?.name ?? '', { 答复: '已安排夜间巡查' })
    expect((await page(number, reader)).assigned).toMatchObject([
      { byName: expect.any(String), answer: { text: '已安排夜间巡查', atText: '今天 14:00' } },
    ])
  })

  it('should name the orders of its ladder, each to be printed as it was signed', async () => {
    const number = await county.dispatched('2026-09-30 09:00', { units: ['ZF', []] })
    await county.signsAndResponds(number)
    await county.until('2026-10-14 17:30')
    const leader = await county.who('leader', 'YX')
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '两日内清理到位' }, leader)
    await county.until('2026-10-14 17:30')
    const [order] = (await page(number, leader)).orders
    expect(order).toMatchObject({
      number: '示督〔2026〕1号',
      requirement: '两日内清理到位',
      stateName: '已签发',
      unitName: '综合行政执法局',
    })
    const sheet = async (document: string) =>
      orderPrint(await county.now(), leader, await county.call(number), document)
    expect(await sheet('示督〔2026〕1号')).toMatchObject({
      documentNumber: '示督〔2026〕1号',
      number,
      callNumber: (await county.call(number)).documentNumber,
      dueText: '2026年10月13日 17:30',
      requirement: '两日内清理到位',
      signer: (await county.now()).people.person.get(leader.person)?.name,
      signedText: '2026年10月14日 17:30',
    })
    expect(await sheet('示督〔2026〕9号')).toBeUndefined()
  })
})
