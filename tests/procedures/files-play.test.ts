import type { Variables } from '../../server/engine/index.js'
import { County } from './county.js'
import { shippedText } from './shipped.js'

const caseKey = 'SF-20260929-00017@township-call'

const start = JSON.parse(shippedText('township-call/scenarios/start-variables.json')) as Variables

/** The variables of a call as it is filed, with some of them given. */
function filed(more: Variables = {}): Variables {
  const matter = { ...(start['事项'] as object), ...((more['事项'] ?? {}) as object) }
  return { ...start, ...more, 事项: matter }
}

const accepted = { 审核结论: '受理', 主办: 'JJ', 协办: ['JT', 'ZF'], 疑难: false }
const leg = (n: number) => `${caseKey}#${n}`
const fedBack = { 处置情况: '已清空路段', 结果: '已解决', 未回复协办说明: '综合执法局未回复' }

/** Dispatched on 2026-09-29 10:20 with five working days, signed and responded to in time. */
async function fiveDays(): Promise<County> {
  const county = await County.open()
  county.until('2026-09-29 09:30').start('township-call', filed())
  county.complete('approve-filing', { 意见: '同意' })
  county.until('2026-09-29 10:20').complete('decide-intake', accepted)
  county.until('2026-09-29 10:40').complete('sign')
  return county.complete('respond', { 响应方式: '到场', 响应时刻: null, 联系人: null })
}

const ladder = (county: County) =>
  county.notices('supervision').filter(line => /提醒|到期|督办单|更正/.test(line))

describe('the shipped procedures', () => {
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
    for (const id of ['township-call', 'township-call-after-close', 'supervision'])
      expect(county.states(id)).toEqual(['completed'])
    expect(county.of('state').map(event => event.state)).toEqual([
      '待审签',
      '待受理',
      '承办中',
      '待核验',
      '办结',
    ])
    expect(county.milestones('反馈')[0]?.data).toMatchObject({ 承办号: leg(1), 结果: '已解决' })
  })

  it('should take the steps of the ladder at their instants, once each (T-1)', async () => {
    const county = await fiveDays()
    expect(county.due('handle')).toBe('2026-10-12 17:30')
    county.until('2026-11-30 17:30')
    expect(county.incidents()).toEqual([])
    expect(county.milestones('督办步骤').map(({ at, data }) => `${at} ${String(data['级别'])}`)).toEqual([
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
    expect(county.milestones('督办步骤').map(({ at, data }) => `${at} ${String(data['级别'])}`)).toEqual([
      '2026-10-13 17:30 提醒',
      '2026-10-14 17:30 到期',
      '2026-10-15 17:30 督办单',
      '2026-10-21 17:30 通报',
    ])
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

  it('should hand over to a new owner in one step (T-18), and refuse a second return', async () => {
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
    expect(county.act('return requested', leg(2), ask)).toBe('再次退回须经编办裁定，请与中心联系')
    expect(county.incidents()).toEqual([])
  })

  it('should refuse a return that comes too late or is critical (T-21)', async () => {
    const county = await fiveDays()
    county.until('2026-10-08 18:00')
    const ask = { 理由: '不归我', 依据: '三定', 建议主办: 'ZF' }
    expect(county.act('return requested', leg(1), ask)).toBe('已过退回时限（10月8日17:30）')
    const other = await County.open()
    other
      .until('2026-10-08 09:00')
      .start('township-call', filed({ 事项: { 紧急程度: '特急' }, 已批准: true }))
    other.complete('decide-intake', { ...accepted, 协办: [] })
    expect(other.act('return requested', leg(1), ask)).toBe('特急件不能退回,可提出权属争议')
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
    expect(dispatched.act('exit requested', caseKey, { 退出方式: '撤回', 理由: '误报', 批准人: null })).toBe(
      '已派发的事项不能在此撤回，请与中心联系',
    )

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
