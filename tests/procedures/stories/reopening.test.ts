import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

/** Dispatched 2026-09-29, closed on Monday 2026-10-12 16:00. */
async function closes(number: string): Promise<void> {
  await county.signsAndResponds(number)
  await county.feedsBack(number)
  await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
}
const township = () => county.who('clerk', '379999101')
const names = async (number: string) => (await county.open(number)).map(row => row.name).sort()

describe('T-27 reopening', () => {
  it('should make 第2轮 within 15 working days, and refuse it afterwards', async () => {
    const again = await county.dispatched('2026-09-29 10:20')
    const late = await county.dispatched('2026-09-29 10:20')
    const called = await county.dispatched('2026-09-29 10:20', {
      fromCitizen: true,
      citizenContact: '13800000000',
    })
    await county.until('2026-10-12 16:00')
    for (const each of [again, late, called]) await closes(each)
    expect(await names(called)).toEqual(['群众回访', '评价'])
    expect(await names(again)).toEqual(['评价'])

    await county.until('2026-10-13 09:00')
    await county.does(called, 'call-back', {
      回访结果: '不满意',
      回访记录: '夜间仍有货车',
      重新办理: true,
      回访理由: '夜间仍有货车停放',
    })
    const second = await county.call(called)
    expect(second).toMatchObject({ round: 2, open: true, running: true, state: '承办中', lead: 'JJ' })
    expect(second.legs.map(leg => [leg.seq, leg.cause])).toEqual([
      [1, '首派'],
      [2, '重办'],
    ])
    expect(clockText(second.due ?? 0)).toBe('2026-10-20 17:30')

    await county.until('2026-10-15 17:30')
    const reminded = (await county.notices(again)).filter(row => row.text.includes('还没有评价'))
    expect(reminded.map(row => clockText(row.at))).toContain('2026-10-15 17:30')
    await county.until('2026-10-19 17:30')
    expect(clockText((await county.call(again)).unratedAt ?? 0)).toBe('2026-10-19 17:30')

    await county.until('2026-11-02 17:29')
    const [first, twice] = await Promise.all([
      county.tries(again, 'reopen', { 理由: '又有货车停放' }, await township()),
      county.tries(again, 'reopen', { 理由: '又有货车停放' }, await township()),
    ])
    expect([first.ok, twice.ok].sort()).toEqual([false, true])
    const record = await county.call(again)
    expect(record).toMatchObject({ number: again, round: 2, running: true, counts: { reworks: 0 } })
    expect(clockText(record.due ?? 0)).toBe('2026-11-09 17:30')
    expect(await county.supervision(again, 2)).toMatchObject({ open: true, unit: 'JJ' })

    await county.until('2026-11-02 17:31')
    const refused = await county.tries(late, 'reopen', { 理由: '又有货车停放' }, await township())
    expect(refused).toMatchObject({ ok: false, text: '重新办理期已过，请提交新呼叫并关联本事项' })
    expect((await county.may(late, await township())).acts.map(act => act.id)).not.toContain('reopen')

    await closes(again)
    expect(await county.call(again)).toMatchObject({ state: '办结', round: 2, open: false })
    await county.until('2026-11-03 09:00')
    await county.acts(again, 'reopen', { 理由: '第三次了' }, await township())
    expect(await county.call(again)).toMatchObject({ round: 3, running: true })
    const papers = (await county.documents(again)).filter(each => each.kind === '联合督办')
    expect(papers).toHaveLength(1)
    expect(await county.troubles()).toEqual([])
  })
})
