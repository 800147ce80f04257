import { demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
let number: string

/** T-1 with 协办: nudged twice, its limit moved once, fed back late, verified. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  const caller = await county.who('clerk', '379999101')
  await county.until('2026-09-30 09:00')
  await county.acts(number, 'nudge', { 话: '请抓紧' }, caller)
  const twice = await county.tries(number, 'nudge', { 话: '再请抓紧' }, caller)
  expect(twice).toMatchObject({ code: 'REFUSED' })
  await county.until('2026-10-08 15:00')
  const asked = { 延长数量: 2, 单位: '工作日', 理由: '需等检测结果', 进展: '已取样' }
  await county.acts(number, 'extension', asked, await county.who('clerk', 'JJ'))
  await county.does(number, 'sign-ext', { 意见: '同意' })
  await county.does(number, 'comment-ext', { 延期意见: '同意延期' })
  await county.until('2026-10-12 09:00')
  await county.does(number, 'decide-ext', { 批复: '批准', 数量: 2 })
  await county.until('2026-10-15 18:00')
  await county.feedsBack(number)
  await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
  await county.until('2026-10-16 18:00')
})
afterAll(() => county.store.close())

describe('what people are told of a case', () => {
  it('should be told to each at most once: by leg, day, or version of the limit', async () => {
    const told = new Map<string, number>()
    for (const { kind, level = '', person } of await county.notices(number)) {
      const each = `${kind}/${level}/${person}`
      told.set(each, (told.get(each) ?? 0) + 1)
    }
    const most: Record<string, number> = {}
    for (const [each, n] of told) {
      const name = each.split('/').slice(0, 2).join('/')
      most[name] = Math.max(most[name] ?? 0, n)
    }
    expect(most).toEqual({
      '派发/派发': 1,
      '催一下/催一下': 1,
      '告知/期限变更': 1,
      // Once for each of the two versions of the limit.
      '提醒/提醒': 2,
      '催办/到期': 1,
      '报告/报分管县领导': 1,
      '告知/反馈': 1,
      '告知/办结': 1,
    })
  })

  it('should come of the ladder once for each version, at the step of that version', async () => {
    expect(await county.ladderNotices(number)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-13 17:30 提醒',
      '2026-10-14 17:30 到期',
    ])
  })
})
