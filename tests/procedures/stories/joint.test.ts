import { instantOf } from '../../../server/calendar/index.js'
import { clockText, type StoryCounty } from './county.js'
import {
  concluding,
  confirms,
  convenes,
  convening,
  does,
  enforcementCounty,
  filesIn,
  township,
  tries,
  visits,
} from './enforcement.js'

let county: StoryCounty
beforeAll(async () => {
  county = await enforcementCounty('2026-10-09 09:30')
})
afterAll(() => county.store.close())

const urgent = { 紧急程度: '紧急' }

describe('J-1 convening', () => {
  let number: string

  it('should tell heads and centre once who did not confirm, and ask the centre about the lead', async () => {
    await county.until('2026-10-09 10:00')
    number = await convenes(county, urgent)
    expect(await county.call(number)).toMatchObject({ state: '待确认', documentNumber: '示联〔2026〕1号' })
    await confirms(county, number, 'SC')
    await confirms(county, number, 'GA')
    await county.until('2026-10-09 12:00')
    const told = (await county.notices(number)).filter(row => row.level === '未确认')
    const centre = await county.who('clerk', 'YX')
    const heads = await Promise.all(['ZF', 'JT'].map(unit => county.who('head', unit)))
    expect(told.map(row => row.person).filter(one => heads.some(head => head.person === one))).toHaveLength(2)
    expect(told.filter(row => row.person === centre.person)).toHaveLength(2)
    expect(new Set(told.map(row => clockText(row.at)))).toEqual(new Set(['2026-10-09 12:00']))
    expect((await county.open(number)).map(row => row.name)).toEqual(['中心协调'])
    const decision = { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' }
    await county.does(number, 'centre-decides', decision)
    const { due, lead, legs } = await county.call(number)
    expect([clockText(due ?? 0), lead, clockText(legs[0]?.from ?? 0)]).toEqual([
      '2026-10-12 10:00',
      'ZF',
      '2026-10-09 10:00',
    ])
  })

  it('should write down a unit that comes late, once, marked as not confirmed in time', async () => {
    await county.until('2026-10-09 12:10')
    const lead = await county.who('clerk', 'ZF')
    const came = { 单位: 'ZF', 带队人: '副局长', 执法人员: '丙 ZF-0003' }
    await county.acts(number, 'join', came, lead)
    expect(await county.tries(number, 'join', came, lead)).toMatchObject({
      code: 'REFUSED',
      text: '该单位已确认到场',
    })
    const { variables } = (await county.services.runtime.instance(
      '379999',
      (await county.call(number)).instance,
    ))!
    expect(variables['确认结果']).toContainEqual(
      expect.objectContaining({ 单位: 'ZF', 到场: '能', 按时: false }),
    )
  })

  it('should send a new lead to the site with a leg of its own (J-8)', async () => {
    await county.until('2026-10-09 13:00')
    const leader = await county.who('leader', 'YX')
    await county.acts(
      number,
      'change-owner',
      { 新主办: 'SC', 新协办: ['ZF', 'GA'], 依据: '食品摊点为主' },
      leader,
    )
    const record = await county.call(number)
    expect([record.lead, clockText(record.due ?? 0)]).toEqual(['SC', '2026-10-12 13:00'])
    expect((await county.open(number)).map(row => row.name.replace('\n', ''))).toContain('联合检查笔录')
    await visits(county, number, ['SC', 'GA', 'ZF'])
    await county.acts(
      number,
      'change-owner',
      { 新主办: 'ZF', 新协办: ['SC'], 依据: '摊点已收，占道为主' },
      leader,
    )
    expect((await county.open(number)).map(row => row.name)).toEqual(['处理结论'])
    expect(await county.supervision(number, 2)).toMatchObject({ open: false, result: '改派', reds: [] })
  })

  it('should not take 不予立案 without its reason, and tell the township the same minute (J-2)', async () => {
    await county.until('2026-10-10 09:00')
    const not = await concluding(county, { 结论: '不予立案' })
    const refused = await tries(county, number, 'ZF', '处理结论', { ...not, 结论理由: ' ' })
    expect(refused).toMatchObject({ code: 'FORM_INVALID', fields: { 结论理由: expect.anything() } })
    const clerkSigned = { ...not, 结论理由: '首次违法', 签发人: (await county.who('clerk', 'ZF')).person }
    const signed = await tries(county, number, 'ZF', '处理结论', clerkSigned)
    expect(signed).toMatchObject({ fields: { 签发人: '须由本单位主要负责人签发' } })
    await does(county, number, 'ZF', '处理结论', { ...not, 结论理由: '首次违法且已及时改正' })
    const clerk = await county.who('clerk', township)
    const told = (await county.notices(number)).filter(
      row => row.person === clerk.person && row.level === '结论',
    )
    expect(told.map(row => [clockText(row.at), row.text])).toEqual([
      ['2026-10-10 09:00', expect.stringContaining('首次违法且已及时改正')],
    ])
  })

  it('should go to the site once more when the township asks so', async () => {
    const result = { 结果: '部分解决', 处置情况: '已清走大部分摊点' }
    await county.does(number, 'report-result', result)
    const deputy = await county.who('deputy', township)
    const not = {
      核验方式: '现场',
      核验意见: '重办',
      核验理由: '又回潮',
      分管同意: deputy.person,
      再次到场: true,
    }
    await does(county, number, township, '核验', not)
    expect((await county.open(number)).map(row => row.name.replace('\n', ''))).toContain('联合检查笔录')
    const { legs } = await county.call(number)
    expect(legs.at(-1)).toMatchObject({ unit: 'ZF', from: instantOf('2026-10-10 09:00') })
    const called = { 理由: '不再需要' }
    expect(await county.tries(number, 'cancel', called, deputy)).toMatchObject({
      code: 'REFUSED',
      text: '已到现场，须由中心负责人终止',
    })
    expect(await county.troubles()).toEqual([])
  })
})

describe('races of a convening', () => {
  const instantRace = async (first: 'unit' | 'timer') => {
    const number = await convenes(county, urgent)
    const limit = county.clock.now() + 2 * 3_600_000
    for (const unit of ['SC', 'GA', 'JT']) await confirms(county, number, unit)
    county.clock.set(limit)
    if (first === 'timer') await county.services.runtime.advance(limit)
    return number
  }

  it('should take a confirmation in the very instant of its limit, whoever writes first', async () => {
    const before = await instantRace('unit')
    await confirms(county, before, 'ZF')
    expect((await county.call(before)).state).toBe('承办中')

    const after = await instantRace('timer')
    await expect(confirms(county, after, 'ZF')).rejects.toThrow('no 确认到场 of ZF')
    await county.does(after, 'centre-decides', { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' })
    const lead = await county.who('clerk', 'ZF')
    await county.acts(after, 'join', { 单位: 'ZF', 带队人: '队长' }, lead)
    const { variables } = (await county.services.runtime.instance(
      '379999',
      (await county.call(after)).instance,
    ))!
    expect(variables['确认结果']).toContainEqual(
      expect.objectContaining({ 单位: 'ZF', 到场: '能', 按时: true }),
    )

    const both = await instantRace('unit')
    const answers = await Promise.allSettled([
      confirms(county, both, 'ZF'),
      county.services.runtime.advance(county.clock.now()),
    ])
    const won = answers[0]?.status === 'fulfilled'
    expect((await county.call(both)).state).toBe(won ? '承办中' : '召集协调')
  })

  it('should let one of two confirmations of a unit through', async () => {
    const number = await convenes(county, urgent)
    const answers = await Promise.allSettled([confirms(county, number, 'ZF'), confirms(county, number, 'ZF')])
    expect(answers.map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('should keep the members until the centre decides when the lead says 不能', async () => {
    const number = await convenes(county, urgent)
    for (const unit of ['SC', 'GA', 'JT']) await confirms(county, number, unit)
    await confirms(county, number, 'ZF', { 到场: '不能', 不能理由: '正在处置火情' })
    expect(await county.call(number)).toMatchObject({ state: '召集协调', cooperating: ['SC', 'GA', 'JT'] })
    await county.does(number, 'centre-decides', { 协调结论: '更换主办', 协调结论理由: '由市场监管局主办' })
    expect((await county.open(number)).map(row => row.name)).toEqual(['召集'])
    const deputy = await county.who('deputy', township)
    const convener = await county.actorOf((await county.task(number, 'convene'))!)
    const { acts } = await county.may(number, convener)
    const again = acts.find(act => act.form?.id === 'joint-enforcement.convene')
    expect(again?.defaults).toEqual({ 成员单位: ['ZF', 'SC', 'GA', 'JT'] })
    await county.acts(number, 'cancel', { 理由: '改由大集管理方清场' }, deputy)
    expect(await county.call(number)).toMatchObject({ state: '取消', open: false })
    expect(await county.troubles()).toEqual([])
  })
})

describe('registers', () => {
  it('should offer the own powers of the township, and take no other', async () => {
    const number = await filesIn(county, 'joint-enforcement')
    const own = { 核查结论: '自有权限', 核查依据: '权责清单', 自办案号: '柳综罚〔2026〕1号' }
    const clerk = await county.who('clerk', township)
    const page = await county.may(number, clerk)
    const field = page.acts
      .find(act => act.form?.id === 'joint-enforcement.check-power')
      ?.form?.components.find(component => component.key === '权力事项')
    expect(field).toMatchObject({ type: 'select' })
    expect(field?.values).toContainEqual(expect.objectContaining({ value: 'XZ-Q-037' }))
    const stranger = county.does(number, 'check-power', { ...own, 权力事项: 'JD-Q-001' })
    await expect(stranger).rejects.toThrow('请在列出的选项中选')
    await county.does(number, 'check-power', { ...own, 权力事项: 'XZ-Q-037' })
    expect(await county.call(number)).toMatchObject({ state: '乡镇自办', open: false })
  })

  it('should ask which body it is for when the list names none, and call that body', async () => {
    const number = await filesIn(county, 'joint-enforcement', { ...urgent, 清单项: null })
    const single = { 核查结论: '县级单一部门', 核查依据: '不在清单内' }
    await expect(county.does(number, 'check-power', single)).rejects.toThrow('请选由哪个机关查处')
    const party = county.does(number, 'check-power', { ...single, 查处机关: 'ZZB' })
    await expect(party).rejects.toThrow('请选县级执法机关')
    await county.does(number, 'check-power', { ...single, 查处机关: 'SC' })
    expect(await county.call(number)).toMatchObject({ state: '转呼叫查处', open: false })
    const referral = await county.call(number.replace('joint-enforcement', 'enforcement-referral'))
    expect(referral).toMatchObject({ lead: 'SC', running: true })
    expect(await county.troubles()).toEqual([])
  })

  it('should refuse an officer whose certificate has expired on the day, with number and date', async () => {
    const number = await convenes(county, urgent)
    const expired = confirms(county, number, 'ZF', { 执法人员: '赵晓东 ZF-0001\n李玉兰 ZF-0004' })
    await expect(expired).rejects.toThrow(/执法证 ZF-0004（.+）已于2026年8月31日到期/)
    await confirms(county, number, 'ZF')
  })

  it('should convene a stationed detachment by its roster', async () => {
    const number = await filesIn(county, 'joint-enforcement', urgent)
    await county.does(number, 'check-power', { 核查结论: '需联合', 核查依据: '清单' })
    await county.does(number, 'convene', { ...convening(county), 成员单位: ['PZ-101-SC'] })
    const row = (await county.open(number)).find(each => each.units.includes('PZ-101-SC'))
    expect(row?.name).toBe('确认到场')
    expect(row?.people.length).toBeGreaterThan(0)
  })
})
