import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

const asked = { 原因: '资金', 阶段成果: '已完成现场勘查，修复资金待拨', 复核日: '2027-03-01' }

describe('T-25 挂账', () => {
  it('should stop clock and ladder at the approval, review on the day, and begin a fresh leg when resumed', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    const second = await county.dispatched('2026-09-29 10:20')
    for (const each of [number, second]) await county.signsAndResponds(each)
    await county.until('2026-10-09 09:00')
    const clerk = await county.who('clerk', 'JJ')
    const sunday = await county.tries(number, 'shelving', { ...asked, 复核日: '2027-02-28' }, clerk)
    expect(sunday).toMatchObject({ code: 'FORM_INVALID', fields: { 复核日: '请选一个工作日' } })
    for (const each of [number, second]) {
      await county.acts(each, 'shelving', asked, clerk)
      await county.does(each, 'sign-shelve', { 意见: '同意' })
      await county.does(each, 'comment-shelve', { 挂账意见: '同意挂账' })
      await county.does(each, 'propose-shelve', { 意见: '同意' })
    }
    const twice = await county.tries(number, 'shelving', asked, clerk)
    expect(twice).toMatchObject({ code: 'REFUSED', text: '已有挂账申请在办' })
    await county.until('2026-10-12 10:59')
    expect(await county.call(number)).toMatchObject({ running: true, pending: { kind: '挂账' } })
    await county.until('2026-10-12 11:00')
    for (const each of [number, second])
      await county.does(each, 'approve-shelve', { 意见: '同意', 批准复核日: '2027-03-01' })
    expect(await county.call(number)).toMatchObject({
      state: '挂账',
      open: true,
      running: false,
      pending: null,
    })
    expect(await county.supervision(number)).toMatchObject({ open: false, result: '挂账', reds: [] })
    await county.until('2026-11-02 10:00')
    expect(await county.ladderNotices(number)).toEqual(['2026-10-10 17:30 提醒'])
    expect(await county.open(number)).toEqual([])
    await county.acts(number, 'resume', { 理由: '资金已到位' }, clerk)
    const resumed = await county.call(number)
    expect(resumed.legs.map(leg => [leg.cause, leg.result])).toEqual([
      ['首派', '挂账'],
      ['恢复', undefined],
    ])
    expect(clockText(resumed.due ?? 0)).toBe('2026-11-09 17:30')

    await county.until('2027-03-01 08:29')
    expect(await county.open(second)).toEqual([])
    await county.until('2027-03-01 08:30')
    expect((await county.open(second)).map(row => row.name)).toEqual(['复核挂账'])
    const late = await county.tries(second, 'resume', { 理由: '资金已到位' }, clerk)
    expect(late).toMatchObject({ ok: false })
    await county.does(second, 'review-shelved', {
      挂账复核: '续挂',
      续挂复核日: '2027-06-01',
      挂账复核理由: '资金列入下半年',
    })
    expect((await county.call(second)).shelvings).toMatchObject([{ reviewOn: '2027-06-01' }])
    await county.until('2027-06-01 08:30')
    await county.does(second, 'review-shelved', { 挂账复核: '终止', 挂账复核理由: '项目取消' })
    expect(await county.call(second)).toMatchObject({ state: '终止', open: false })
    expect(await county.troubles()).toEqual([])
  })
})
