import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
let number: string
beforeEach(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
})
afterEach(() => county.store.close())

const verify = (opinion: '办结' | '重办') => async () => {
  const deputy = await county.who('deputy', '379999101')
  return county.does(number, 'verify', {
    核验方式: '电话',
    核验意见: opinion,
    ...(opinion === '重办' ? { 核验理由: '夜间仍有货车停放', 分管同意: deputy.person } : {}),
  })
}
const cooperates = async (unit: string) => {
  const rows = (await county.open(number)).filter(row => row.form === 'township-call.cooperate')
  const row = rows.find(each => each.units.includes(unit))
  const actor = await county.who('clerk', unit)
  const act = `task-${Buffer.from(row!._id).toString('base64url')}`
  await county.acts(number, act, { 结果: '已配合', 说明: '已增设禁停标志' }, actor)
}

describe('T-22 a cooperating unit that is late', () => {
  it('should have a red of its own, and leave the lead yellow and on time', async () => {
    const cooperation = (await county.call(number)).legs[0]?.cooperation ?? []
    expect(cooperation.map(each => clockText(each.due))).toEqual(['2026-10-10 17:30', '2026-10-10 17:30'])
    await county.until('2026-10-09 10:00')
    await cooperates('JT')
    await county.until('2026-10-10 17:30')
    expect(await county.cooperationRow(number, 'ZF')).toMatchObject({ open: true, reds: [{ state: '亮灯' }] })
    expect(await county.cooperationRow(number, 'JT')).toBeUndefined()
    const head = await county.who('head', 'ZF')
    const told = (await county.notices(number)).filter(
      row => row.person === head.person && row.text.includes('协办'),
    )
    expect(told.map(row => clockText(row.at))).toEqual(['2026-10-10 17:30'])
    expect((await county.call(number)).running).toBe(true)
    await county.until('2026-10-12 15:00')
    await county.feedsBack(number)
    const record = await county.call(number)
    expect(record.legs[0]).toMatchObject({ onTime: true, answer: { missing: '未回复的单位不影响办理' } })
    expect(record.legs[0]?.cooperation).toMatchObject([{ unit: 'JT' }, { unit: 'ZF', missed: true }])
    expect((await county.open(number)).filter(row => row.form === 'township-call.cooperate')).toEqual([])
    expect(await county.cooperationRow(number, 'ZF')).toMatchObject({ open: false, result: '未回复' })
    await verify('办结')()
    const { acts } = await county.may(number, await county.who('clerk', '379999101'))
    const rate = acts.find(act => act.form?.id === 'township-call.rate')
    const rows = rate?.form?.components.find(each => each.type === 'scores')?.values?.map(each => each.value)
    expect(rows).toEqual(['JJ', 'JT', 'ZF'])
  })
})

describe('T-23 not solved', () => {
  it('should open a second leg under the same number, and a third only by the centre', async () => {
    await county.until('2026-10-12 15:00')
    await county.feedsBack(number)
    await county.until('2026-10-13 10:00')
    await verify('重办')()
    const record = await county.call(number)
    expect(record.legs.map(leg => [leg.seq, leg.cause, clockText(leg.due)])).toEqual([
      [1, '首派', '2026-10-12 17:30'],
      [2, '返工', '2026-10-16 17:30'],
    ])
    expect(await county.supervision(number, 2)).toMatchObject({ open: true, unit: 'JJ' })
    await county.until('2026-10-14 10:00')
    await county.signsAndResponds(number)
    await county.feedsBack(number)
    await county.until('2026-10-15 10:00')
    await verify('重办')()
    expect((await county.call(number)).state).toBe('协调中')
    expect((await county.call(number)).legs).toHaveLength(2)
    await county.does(number, 'coordinate', { 协调决定: '再次返工' })
    expect((await county.call(number)).legs).toHaveLength(3)
    expect(county.logged).toEqual([])
  })
})

describe('T-24 nothing closes itself', () => {
  it('should remind, tell, and wait for a person however long', async () => {
    await county.until('2026-10-12 15:00')
    await county.feedsBack(number)
    const head = await county.who('head', '379999101')
    const toldHead = async () =>
      (await county.notices(number)).filter(row => row.person === head.person).map(row => clockText(row.at))
    await county.until('2026-10-14 17:29')
    expect(await toldHead()).toEqual([])
    await county.until('2026-10-14 17:30')
    expect(await toldHead()).toEqual(['2026-10-14 17:30'])
    const centre = async () => {
      const clerks = [await county.who('clerk', 'YX'), await county.who('leader', 'YX')].map(
        each => each.person,
      )
      return (await county.notices(number)).filter(
        row => clerks.includes(row.person) && clockText(row.at) === '2026-10-19 17:30',
      )
    }
    await county.until('2026-10-19 17:30')
    expect((await centre()).length).toBeGreaterThan(0)
    expect((await county.call(number)).state).toBe('待核验')
    await county.until('2026-11-30 17:30')
    expect(await county.call(number)).toMatchObject({ open: true })
    expect(['待核验', '代为核验']).toContain((await county.call(number)).state)
  })
})

describe('T-27 a rating that is not given', () => {
  it('should be reminded once and then stand as not given', async () => {
    await county.until('2026-10-12 15:00')
    await county.feedsBack(number)
    await county.until('2026-10-12 16:00')
    await verify('办结')()
    await county.until('2026-10-15 17:30')
    const clerk = await county.who('clerk', '379999101')
    const reminders = (await county.notices(number)).filter(
      row => row.person === clerk.person && row.text.includes('评价'),
    )
    expect(reminders.map(row => clockText(row.at))).toEqual(['2026-10-15 17:30'])
    expect(await county.task(number, 'rate')).toBeDefined()
    await county.until('2026-10-19 17:30')
    expect(await county.task(number, 'rate')).toBeUndefined()
    expect(clockText((await county.call(number)).unratedAt ?? 0)).toBe('2026-10-19 17:30')
  })
})
