import { noticeText } from '../../../server/domain/notices/record.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'
import { countyNow } from '../../../server/domain/county.js'
import { hanOutsideNames } from '../views/han.js'

let county: StoryCounty
beforeEach(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterEach(() => county.store.close())

const title = '省道 S3 柳林段大货车乱停乱放'

/** The notices of a case that still hold Chinese for a reader of English. */
async function leftOver(number: string, typed: readonly string[] = []) {
  const left = hanOutsideNames(await countyNow(county.services, code, 'en'), [title, ...typed])
  const rows = await county.notices(number)
  expect(rows.length).toBeGreaterThan(0)
  return rows.flatMap(row => left(noticeText(row, 'en')) ?? [])
}

describe('notices in English', () => {
  it('should follow a case up the ladder', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.until('2026-10-22 17:00')
    const documents = (await county.documents(number)).map(row => row.number ?? '')
    expect(await leftOver(number, documents)).toEqual([])
    const told = (await county.notices(number)).map(row => noticeText(row, 'en'))
    expect(told).toContain(`“${title}” was dispatched, due 12 Oct, 17:30`)
    expect(told).toContain(`“${title}” is due soon, 12 Oct, 17:30`)
    expect(told).toContain(`“${title}”: a supervision order awaits your signature`)
  })

  it('should tell of requests, their end and the feedback', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const clerk = await county.who('clerk', 'JJ')
    const back = { 理由: '不归本单位', 依据: '权责清单', 建议主办: 'JT' }
    await county.acts(number, 'return', back, clerk)
    const ask = { 延长数量: 2, 单位: '工作日', 理由: '路段施工', 进展: '已清一半' }
    await county.acts(number, 'extension', ask, clerk)
    await county.feedsBack(number)
    const deputy = await county.who('deputy', '379999101')
    const unsolved = { 核验方式: '电话', 核验意见: '重办', 核验理由: '还有车', 分管同意: deputy.person }
    await county.does(number, 'verify', unsolved)
    expect(await leftOver(number)).toEqual([])
    const told = (await county.notices(number)).map(row => noticeText(row, 'en'))
    expect(told).toContain(`“${title}”: the unit reported back (solved); please verify`)
    expect(told).toContain(`“${title}”: the request for extension has lapsed: the unit reported back`)
  })

  it('should tell of a countersignature that was refused', async () => {
    const deputy = await county.who('deputy', '379999101')
    const number = await county.files({
      urgency: '紧急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    await county.does(number, 'do-act', { 意见: '不同意', 答复: '没有到紧急的程度' }, deputy)
    expect(await leftOver(number, ['没有到紧急的程度'])).toEqual([])
  })

  it('should leave what was sent in Chinese only as it is', () => {
    expect(noticeText({ text: '已派发' }, 'en')).toBe('已派发')
    expect(noticeText({ text: '已派发', textEn: 'Dispatched' }, 'en')).toBe('Dispatched')
    expect(noticeText({ text: '已派发', textEn: 'Dispatched' }, 'zh-CN')).toBe('已派发')
  })
})
