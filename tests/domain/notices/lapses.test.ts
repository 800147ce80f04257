import { demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

let county: StoryCounty
let number: string
beforeEach(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
})
afterEach(() => county.store.close())

const lapsed = async () => (await county.notices(number)).filter(row => row.level === '失效')

describe('a request that lapses', () => {
  it('should be told to whoever asked and whoever was to decide, once, when the feedback wins', async () => {
    await county.until('2026-10-08 15:00')
    const clerk = await county.who('clerk', 'JJ')
    await county.acts(
      number,
      'extension',
      { 延长数量: 2, 单位: '工作日', 理由: '路段施工', 进展: '已清一半' },
      clerk,
    )
    const deciders = (await county.task(number, 'sign-ext'))?.people ?? []
    await county.feedsBack(number)
    expect(await county.task(number, 'sign-ext')).toBeUndefined()
    const rows = await lapsed()
    expect(rows.map(row => row.person).sort()).toEqual([...new Set([...deciders, clerk.person])].sort())
    expect(rows[0]?.text).toBe('「省道 S3 柳林段大货车乱停乱放」的延期申请已失效：事项已反馈')
  })

  it('should tell nobody when nothing was asked', async () => {
    await county.feedsBack(number)
    expect(await lapsed()).toEqual([])
  })
})

describe('a countersign that is refused', () => {
  it('should be told to the centre, and leave the case as it is', async () => {
    const deputy = await county.who('deputy', '379999101')
    const urgent = await county.files({
      urgency: '紧急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    await county.does(urgent, 'do-act', { 意见: '不同意', 答复: '没有到紧急的程度' }, deputy)
    const leader = await county.who('leader', 'YX')
    const told = (await county.notices(urgent)).filter(row => row.level === '补签不同意')
    expect(told.map(row => row.person)).toContain(leader.person)
    expect(await county.call(urgent)).toMatchObject({ state: '待受理', urgency: '紧急' })
  })
})
