import { instantOf } from '../../server/calendar/index.js'
import { accepted, fedBack, filed, fiveDays, ladder, leg, steps } from './calls.js'
import { County } from './county.js'

describe('the ladder of a leg', () => {
  it('should take the steps of the ladder at their instants, once each (T-1)', async () => {
    const county = await fiveDays()
    expect(county.due('handle')).toBe('2026-10-12 17:30')
    county.until('2026-11-30 17:30')
    expect(county.incidents()).toEqual([])
    expect(steps(county)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-12 17:30 到期',
      '2026-10-13 17:30 督办单',
      '2026-10-19 17:30 通报',
    ])
    expect(county.milestones('督办单起草').map(one => one.at)).toEqual(['2026-10-13 17:30'])
    county.job('prepare', { 文稿: '通报' }).job('prepare', { 文稿: '联合督办' })
    expect(county.milestones('文书起草').map(({ data }) => data['文书种类'])).toEqual(['通报', '联合督办'])
    expect(county.tasks()).toEqual(
      ['cooperate', 'cooperate', 'handle', 'propose', 'sign', 'sign-order'].sort(),
    )
  })

  it('should move the whole ladder with a granted extension (T-2)', async () => {
    const county = await fiveDays()
    county.until('2026-10-08 15:00')
    const ask = { 延长数量: 2, 单位: '工作日', 理由: '等货主', 进展: '已劝离' }
    expect(county.act('extension requested', leg(1), ask)).toBeNull()
    expect(county.act('extension requested', leg(1), ask)).toBe('已有延期申请在办')
    county.until('2026-10-08 16:00').complete('sign-ext', { 意见: '同意' })
    county.complete('comment-ext', { 延期意见: '同意' })
    county.until('2026-10-09 10:00')
    expect(county.due('handle')).toBe('2026-10-12 17:30')
    county.complete('decide-ext-1', { 批复: '批准', 数量: 2 })
    expect(county.due('handle')).toBe('2026-10-14 17:30')
    county.until('2026-11-30 17:30')
    expect(county.incidents()).toEqual([])
    expect(steps(county)).toEqual([
      '2026-10-13 17:30 提醒',
      '2026-10-14 17:30 到期',
      '2026-10-15 17:30 督办单',
      '2026-10-21 17:30 通报',
    ])
  })

  it('should move nothing when an extension is asked for and refused (T-3)', async () => {
    const county = await fiveDays()
    county.until('2026-10-09 09:30')
    county.act('extension requested', leg(1), { 延长数量: 2, 单位: '工作日', 理由: '等', 进展: '有' })
    county.until('2026-10-09 10:00').complete('sign-ext', { 意见: '同意' }).complete('comment-ext', {})
    county.until('2026-10-12 11:00').complete('decide-ext-1', { 批复: '不批准', 批复理由: '还来得及' })
    county.until('2026-11-30 17:30')
    expect(steps(county)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-12 17:30 到期',
      '2026-10-13 17:30 督办单',
      '2026-10-19 17:30 通报',
    ])
  })

  it('should catch up after a standstill, in order and once each (T-8)', async () => {
    const county = await fiveDays()
    county.until('2026-10-12 17:00')
    county.now = instantOf('2026-10-14 09:00')
    county.until('2026-10-19 17:30')
    expect(steps(county)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-14 09:00 到期',
      '2026-10-14 09:00 督办单',
      '2026-10-19 17:30 通报',
    ])
    expect(county.milestones('督办步骤')[1]?.data['红灯']).toMatchObject({
      起: { v: '2026-10-12T17:30:00+08:00' },
      状态: '亮灯',
    })
  })

  it('should reckon over Spring Festival (T-10), a change of hours (T-11) and a year without a table (T-12)', async () => {
    const dispatched = async (at: string, days: number) => {
      const county = await County.open()
      county.now = instantOf(at)
      county.start(
        'township-call',
        filed({ 已批准: true, 项目时限: { 一般: { 办结: { 数量: days, 单位: '工作日' } } } }),
      )
      county.complete('decide-intake', { ...accepted, 协办: [] }).complete('sign')
      return county.complete('respond', { 响应方式: '到场' })
    }
    const spring = await dispatched('2026-02-13 09:00', 5)
    spring.until('2026-03-05 17:30')
    expect(steps(spring)).toEqual([
      '2026-02-26 17:30 提醒',
      '2026-02-27 17:30 到期',
      '2026-02-28 17:30 督办单',
      '2026-03-05 17:30 通报',
    ])
    expect((await dispatched('2026-05-29 16:00', 2)).due('handle')).toBe('2026-06-02 18:00')
    expect((await dispatched('2026-12-28 10:00', 5)).due('handle')).toBe('2027-01-04 17:30')
  })

  it('should take the red back when the extension is granted after it (T-5)', async () => {
    const county = await fiveDays()
    county.until('2026-10-12 16:00')
    county.act('extension requested', leg(1), { 延长数量: 2, 单位: '工作日', 理由: '等', 进展: '有' })
    county.complete('sign-ext', { 意见: '同意' })
    county.until('2026-10-12 17:00').complete('comment-ext', {})
    county.until('2026-10-13 09:30').complete('decide-ext-1', { 批复: '批准', 数量: 2 })
    expect(county.milestones('期限变更')[0]?.data['红灯']).toMatchObject({ 状态: '撤销', 缘由: '延期获准' })
    county.until('2026-10-14 16:00').complete('handle', fedBack)
    expect(ladder(county)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-12 17:30 到期',
      '2026-10-13 17:30 提醒',
    ])
    expect(county.states('supervision')).toEqual(['completed'])
  })

  it('should let a request lapse that the head has not signed by the limit (T-4)', async () => {
    const county = await fiveDays()
    county.until('2026-10-12 15:00')
    county.act('extension requested', leg(1), { 延长数量: 2, 单位: '工作日', 理由: '等', 进展: '有' })
    county.until('2026-10-12 17:30')
    expect(county.tasks()).not.toContain('sign-ext')
    expect(county.milestones('延期结果').map(one => one.at)).toEqual(['2026-10-12 17:30'])
  })

  it('should judge the very instant by the millisecond (T-6)', async () => {
    const at = async (ms: number) => {
      const county = await fiveDays()
      county.until('2026-10-12 17:30')
      county.now += ms
      county.complete('handle', fedBack)
      return { red: county.milestones('结清')[0]?.data['红灯'], told: ladder(county) }
    }
    const just = await at(0)
    expect(just.red).toMatchObject({ 状态: '撤销', 缘由: '未超时' })
    expect(just.told).toEqual(['2026-10-10 17:30 提醒', '2026-10-12 17:30 到期', '2026-10-12 17:30 更正'])
    expect((await at(1)).red).toMatchObject({ 状态: '计入' })
  })

  it('should take an unsigned order away with the answer (T-7)', async () => {
    const county = await fiveDays()
    county.until('2026-10-13 17:30')
    expect(county.tasks()).toContain('sign-order')
    county.until('2026-10-14 09:00').complete('handle', fedBack)
    expect(county.tasks()).toEqual(['verify'])
    expect(county.milestones('结清')[0]?.data['红灯']).toMatchObject({ 状态: '计入' })
  })

  it('should leave a step out that lies before the dispatch (T-9)', async () => {
    const county = await County.open()
    county
      .until('2026-10-09 17:00')
      .start('township-call', filed({ 项目时限: { 一般: { 办结: { 数量: 1, 单位: '工作日' } } } }))
    county.complete('approve-filing', { 意见: '同意' })
    county.until('2026-10-09 17:40').complete('decide-intake', accepted)
    county.until('2026-10-12 17:30')
    expect(ladder(county)).toEqual(['2026-10-10 17:30 到期'])
    expect(county.tasks()).toContain('sign-order')
  })

  it('should tell the chiefs of an urgent call, and nothing afterwards (T-17)', async () => {
    const county = await County.open()
    county
      .until('2026-10-01 14:30')
      .start('township-call', filed({ 事项: { 紧急程度: '紧急' }, 口头批准人: 'p7' }))
    county.until('2026-10-01 15:00').complete('decide-intake', accepted).complete('sign')
    county.complete('respond', { 响应方式: '到场' }).complete('first-feedback', { 现状与措施: '有' })
    county.until('2026-11-30 09:00')
    expect(county.notices('supervision')).toEqual([
      '2026-10-03 21:00 提醒',
      '2026-10-04 15:00 到期',
      '2026-10-04 17:00 报主要负责人',
      '2026-10-04 19:00 报分管县领导',
    ])
  })

  it('should take the urgency that the centre sets (T-34)', async () => {
    const county = await County.open()
    county.until('2026-10-09 09:30').start('township-call', filed({ 已批准: true }))
    county.until('2026-10-09 10:00').complete('decide-intake', { ...accepted, 紧急程度核定: '紧急' })
    expect(county.due('sign')).toBe('2026-10-09 10:30')
    county.until('2026-10-30 10:00')
    expect(county.notices('supervision')).toEqual([
      '2026-10-11 16:00 提醒',
      '2026-10-12 10:00 到期',
      '2026-10-12 12:00 报主要负责人',
      '2026-10-12 14:00 报分管县领导',
    ])
  })
})
