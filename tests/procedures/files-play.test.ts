import { accepted, caseKey, fedBack, filed, fiveDays, ladder, leg } from './calls.js'
import { County } from './county.js'

describe('a call on its way', () => {
  it('should go from filing to rating without an incident', async () => {
    const county = await fiveDays()
    county.until('2026-10-09 10:00').complete('cooperate', { 结果: '已配合', 说明: '增设标志' }, 'JT')
    county.until('2026-10-12 15:00').complete('handle', fedBack)
    expect(county.tasks()).toEqual(['verify'])
    county.complete('verify', { 核验方式: '现场', 核验意见: '办结' })
    county.until('2026-10-12 16:00').complete('rate', {
      评分: [{ 单位: 'JJ', 响应速度: 5, 办理质量: 4, 满意度: 5 }],
    })
    expect(county.incidents()).toEqual([])
    expect(county.tasks()).toEqual([])
    for (const id of ['township-call', 'supervision']) expect(county.states(id)).toEqual(['completed'])
    expect(county.states('township-call-after-close')).toEqual(['active'])
    county.until('2026-11-03 09:00')
    expect(county.states('township-call-after-close')).toEqual(['completed'])
    expect(county.of('state').map(event => event.state)).toEqual([
      '待审签',
      '待受理',
      '承办中',
      '待核验',
      '办结',
    ])
    expect(county.milestones('反馈')[0]?.data).toMatchObject({ 承办号: leg(1), 结果: '已解决' })
  })

  it('should stop the clock of intake while the township completes (T-14)', async () => {
    const county = await County.open()
    county.until('2026-10-09 09:00').start('township-call', filed({ 已批准: true }))
    expect(county.due('decide-intake')).toBe('2026-10-09 14:30')
    county.until('2026-10-09 10:00').complete('decide-intake', { 审核结论: '退回补正', 需补内容: '照片' })
    expect(county.due('supplement')).toBe('2026-10-10 17:30')
    county.until('2026-10-10 15:00').complete('supplement', { 补正内容: '补三张' })
    expect(county.due('decide-intake')).toBe('2026-10-12 09:00')
    expect(county.incidents()).toEqual([])
  })

  it('should reckon intake across the holiday (T-13)', async () => {
    const county = await County.open()
    county.until('2026-09-30 17:00').start('township-call', filed({ 已批准: true }))
    expect(county.due('decide-intake')).toBe('2026-10-08 11:30')
    county.until('2026-10-08 11:30')
    expect(county.notices('township-call')).toEqual(['2026-10-08 11:30 中心超时'])
  })

  it('should run through the night when it is critical (T-16, T-36)', async () => {
    const county = await County.open()
    const urgent = filed({ 事项: { 紧急程度: '特急' }, 口头批准人: 'p7' })
    county.until('2026-10-03 23:10').start('township-call', urgent)
    expect(county.due('do-act')).toBe('2026-10-04 23:10')
    county.until('2026-10-03 23:20').complete('decide-intake', { ...accepted, 协办: [] })
    expect(county.due('sign')).toBe('2026-10-03 23:30')
    county.complete('sign')
    expect(county.due('respond')).toBe('2026-10-03 23:50')
    county.complete('respond', { 响应方式: '到场' })
    expect(county.due('first-feedback')).toBe('2026-10-04 01:20')
    county.complete('first-feedback', { 现状与措施: '已封路' })
    county.until('2026-10-04 23:20')
    expect(ladder(county)).toEqual(['2026-10-04 11:20 提醒', '2026-10-04 23:20 到期'])
    expect(county.tasks()).toEqual(['call', 'call', 'do-act', 'handle'])
    county.until('2026-10-04 23:26').complete('call', { 已知悉: true, 接听人: '值班领导' })
    county.complete('call', { 已知悉: false, 未接通原因: '无人接听' })
    county.until('2026-10-04 23:36')
    expect(county.notices('supervision').slice(2)).toEqual(['2026-10-04 23:36 提醒'])
    county.until('2026-10-05 03:10')
    expect(county.notices('assigned-act')).toEqual(['2026-10-04 23:10 提醒', '2026-10-05 03:10 告知交办人'])
    expect(county.incidents()).toEqual([])
  })

  it('should hand over to a new owner in one step (T-18), and have a second return ruled', async () => {
    const county = await fiveDays()
    county.until('2026-09-30 09:00')
    const ask = { 理由: '不归我', 依据: '三定', 建议主办: 'ZF' }
    expect(county.act('return requested', leg(1), ask)).toBeNull()
    county.until('2026-09-30 10:00').complete('sign-return', { 意见: '同意' })
    county.until('2026-09-30 11:00').complete('decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    expect(county.milestones('派发')[1]).toMatchObject({
      at: '2026-09-30 11:00',
      data: { 主办: 'ZF', 承办号: leg(2), 派发缘由: '改派' },
    })
    expect(county.due('sign')).toBe('2026-09-30 17:00')
    expect(county.milestones('结清')[0]?.data).toMatchObject({ 结果: '改派', 红灯: null })
    county.complete('sign').complete('respond', { 响应方式: '到场' })
    expect(county.due('handle')).toBe('2026-10-13 17:30')
    county.until('2026-10-08 09:00')
    expect(county.act('return requested', leg(2), { ...ask, 建议主办: 'JJ' })).toBeNull()
    county.until('2026-10-08 09:30').complete('sign-return', { 意见: '同意' })
    expect(county.tasks()).not.toContain('decide-return')
    expect(county.states('dispute-ruling')).toEqual(['active'])
    expect(county.incidents()).toEqual([])
  })

  it('should refuse a return that comes too late or is critical (T-21)', async () => {
    const county = await fiveDays()
    county.until('2026-10-08 18:00')
    const ask = { 理由: '不归我', 依据: '三定', 建议主办: 'ZF' }
    expect(county.act('return requested', leg(1), ask)).toBe('已过退回时限（10月8日 17:30）')
    const other = await County.open()
    other
      .until('2026-10-08 09:00')
      .start('township-call', filed({ 事项: { 紧急程度: '特急' }, 已批准: true }))
    other.complete('decide-intake', { ...accepted, 协办: [] })
    expect(other.act('return requested', leg(1), ask)).toBe('特急件不能退回，可提出权属争议')
  })

  it('should leave a late 协办 alone in the red (T-22)', async () => {
    const county = await fiveDays()
    expect(county.due('cooperate')).toBe('2026-10-10 17:30')
    county.until('2026-10-09 09:00').complete('cooperate', { 结果: '已配合', 说明: '好' }, 'JT')
    county.until('2026-10-12 15:00')
    expect(county.milestones('协办超期').map(({ at, data }) => `${at} ${String(data['单位'])}`)).toEqual([
      '2026-10-10 17:30 ZF',
    ])
    county.complete('handle', fedBack)
    expect(county.tasks()).toEqual(['verify'])
    expect(county.milestones('协办回复')[0]?.data).toMatchObject({ 单位: 'JT', 结果: '已配合' })
    expect(county.milestones('结清')[0]?.data['红灯']).toBeNull()
  })

  it('should begin a new leg when it is not solved, and ask the centre the second time (T-23)', async () => {
    const county = await fiveDays()
    county.until('2026-10-12 15:00').complete('handle', fedBack)
    const not = { 核验方式: '现场', 核验意见: '重办', 核验理由: '还在停' }
    county.until('2026-10-13 10:00').complete('verify', not)
    county.complete('sign').complete('respond', { 响应方式: '到场' })
    expect(county.due('handle')).toBe('2026-10-16 17:30')
    county.complete('handle', fedBack).complete('verify', not)
    expect(county.tasks()).toEqual(['coordinate'])
    county.complete('coordinate', { 协调决定: '再次返工并提请联合督办' })
    expect(county.milestones('派发').map(({ data }) => data['承办号'])).toEqual([leg(1), leg(2), leg(3)])
    expect(county.states('supervision-document')).toEqual(['active'])
    expect(county.incidents()).toEqual([])
  })

  it('should never close by itself (T-24), nor rate itself (T-27)', async () => {
    const county = await fiveDays()
    county.until('2026-10-12 15:00').complete('handle', fedBack)
    county.until('2026-11-30 09:00')
    expect(county.notices('township-call').slice(-4)).toEqual([
      '2026-10-14 17:30 提醒',
      '2026-10-19 17:30 告知中心',
      '2026-10-28 17:30 报督查室',
      '2026-11-02 17:30 报分管县领导',
    ])
    expect(county.tasks()).toEqual(['verify-in-stead'])
    const other = await fiveDays()
    other.until('2026-10-12 16:00').complete('handle', fedBack)
    other.complete('verify', { 核验方式: '现场', 核验意见: '办结' }).until('2026-10-30 09:00')
    expect(other.notices('township-call-after-close')).toEqual(['2026-10-15 17:30 提醒'])
    expect(other.milestones('未评价').map(one => one.at)).toEqual(['2026-10-19 17:30'])
  })

  it('should be refused by signature, transferred, withdrawn or sent back before it is filed', async () => {
    const refused = await County.open()
    refused.until('2026-10-09 09:00').start('township-call', filed({ 已批准: true }))
    refused.complete('decide-intake', { 审核结论: '不予受理', 不予受理理由: '乡镇自身职责' })
    refused.complete('sign-refusal', { 意见: '不同意', 不予受理理由: '乡镇自身职责' })
    refused.complete('decide-intake', { 审核结论: '不予受理', 不予受理理由: '乡镇自身职责' })
    refused.complete('sign-refusal', { 意见: '同意', 不予受理理由: '乡镇自身职责' })
    expect(refused.of('state').at(-1)?.state).toBe('不予受理')

    const withdrawn = await County.open()
    withdrawn.until('2026-10-09 09:00').start('township-call', filed({ 已批准: true }))
    expect(
      withdrawn.act('exit requested', caseKey, { 退出方式: '撤回', 理由: '误报', 批准人: null }),
    ).toBeNull()
    expect(withdrawn.incidents()).toEqual([])
    expect(withdrawn.of('state').at(-1)?.state).toBe('撤回')
    expect([withdrawn.tasks(), withdrawn.incidents()]).toEqual([[], []])

    const dispatched = await fiveDays()
    expect(
      dispatched.act('exit requested', caseKey, { 退出方式: '撤回', 理由: '误报', 批准人: null }),
    ).toBeNull()
    expect(dispatched.milestones('结清')[0]?.data).toMatchObject({ 结果: '撤回' })
    expect([dispatched.tasks(), dispatched.incidents()]).toEqual([[], []])

    const revised = await County.open()
    revised.until('2026-10-09 09:00').start('township-call', filed())
    revised.complete('approve-filing', { 意见: '退回修改', 说明: '写清地点' })
    revised.complete('revise', { 标题: '新标题', 紧急程度: '一般', 清单项: 'SD-31' })
    revised.complete('approve-filing', { 意见: '不同意', 说明: '属地职责' })
    expect(revised.of('state').at(-1)?.state).toBe('未呼叫')
    expect(revised.incidents()).toEqual([])

    const channel = await County.open()
    channel.until('2026-10-09 09:00').start('township-call', filed({ 已批准: true }))
    channel.complete('decide-intake', { 审核结论: '转其他渠道', 渠道: '信访' })
    expect(channel.of('state').at(-1)?.state).toBe('转办')
  })
})
