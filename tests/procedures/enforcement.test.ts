import { calendarEdition, defaultEdition } from '../../server/calendar/index.js'
import type { Value, Variables } from '../../server/engine/index.js'
import { County } from './county.js'
import { steps } from './calls.js'
import { shippedText } from './shipped.js'

const start = (folder: string, more: Variables = {}): Variables => {
  const given = JSON.parse(shippedText(`${folder}/scenarios/start-variables.json`)) as Variables
  const matter = { ...(given['事项'] as object), ...((more['事项'] ?? {}) as object) }
  return { ...given, ...more, 事项: matter }
}
const day = (v: string): Value => ({ $feel: 'date', v })
const at = (v: string): Value => ({ $feel: 'date and time', v: `${v}:00+08:00` })
const caseKey = 'SF-20261009-00012@joint-enforcement'
const referralKey = 'SF-20261009-00012@enforcement-referral'
const convening = {
  主办执法部门: 'ZF',
  成员单位: ['SC', 'GA', 'JT'],
  召集事由: '摊点占道，劝离无效',
  集合时间: at('2026-10-09T13:30'),
  集合地点: '柳林大集北口',
  响应级别: '2小时',
}
const yes = { 到场: '能', 带队人: '队长', 执法人员: '甲 1、乙 2' }
const record = { 到场情况: '四家到场', 现场情况: '占道', 到场执法人员: '甲、乙', 回避: '无' }
const concluded = (more: Variables) => ({ 结论理由: '事实清楚', 结论依据: '条例', 签发人: 'p1', ...more })
const filedCase = { 结论: '立案', 案件号: '2026-0088' }

/** Convened on 2026-10-09 10:00, urgent, with three members of whom two confirm. */
async function convened(): Promise<County> {
  const county = await County.open()
  county
    .until('2026-10-09 09:40')
    .start('joint-enforcement', start('joint-enforcement', { 事项: { 紧急程度: '紧急' } }))
  county.complete('check-power', { 核查结论: '需联合', 核查依据: '清单' })
  county.until('2026-10-09 10:00').complete('convene', convening)
  return county.complete('confirm', yes, 'SC').complete('confirm', yes, 'GA')
}

/** Concluded with a case that was filed that day. */
async function filedOn(date: string, from: string): Promise<County> {
  const county = await County.open()
  county.until(from).start('joint-enforcement', start('joint-enforcement'))
  county.complete('check-power', { 核查结论: '需联合', 核查依据: '清单' }).complete('convene', convening)
  for (const unit of ['ZF', 'SC', 'GA', 'JT']) county.complete('confirm', yes, unit)
  county.complete('plan', { 分工: '各司其职' }).complete('joint-record', record)
  for (const unit of ['ZF', 'SC', 'GA', 'JT']) county.complete('unit-evidence', { 取证清单: '照片' }, unit)
  return county.complete('conclude', concluded({ ...filedCase, 立案日期: day(date) }))
}

describe('a joint action', () => {
  it('should ask the centre when the lead does not confirm, and count from the convening (J-1)', async () => {
    const county = await convened()
    county.until('2026-10-09 12:00')
    expect(county.notices('joint-enforcement').filter(line => line.includes('未确认'))).toEqual([
      '2026-10-09 12:00 未确认',
      '2026-10-09 12:00 未确认',
    ])
    expect(county.tasks()).toEqual(['centre-decides'])
    county.complete('centre-decides', { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' })
    expect(county.milestones('派发')[0]?.data).toMatchObject({ 主办: 'ZF', 派发缘由: '首派' })
    expect(county.incidents()).toEqual([])
    expect(county.tasks()).toEqual(['joint-record', 'unit-evidence', 'unit-evidence'])
    county.complete('joint-record', record).complete('unit-evidence', { 取证清单: '照片' })
    county.complete('unit-evidence', { 取证清单: '照片' })
    expect(county.due('conclude')).toBe('2026-10-12 10:00')
  })

  it('should visit the site again only when asked, under a new lead or after a rejection (J-8)', async () => {
    const county = await convened()
    county.until('2026-10-09 12:00')
    county.complete('centre-decides', { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' })
    county.until('2026-10-09 13:00')
    const change = { 新主办: 'SC', 新协办: ['ZF', 'GA'], 依据: '食品摊点为主', 派发有误: false }
    expect(county.act('owner changed', `${caseKey}#1`, { ...change, 新主办: 'ZF' })).toBe(
      '新主办与现主办相同',
    )
    expect(county.act('owner changed', `${caseKey}#1`, change)).toBeNull()
    expect(county.tasks()).toEqual(['joint-record', 'unit-evidence', 'unit-evidence'])
    county.until('2026-10-09 15:00').complete('joint-record', record)
    county.complete('unit-evidence', { 取证清单: '照片' }).complete('unit-evidence', { 取证清单: '照片' })
    expect(county.due('conclude')).toBe('2026-10-12 13:00')
    expect(county.act('owner changed', `${caseKey}#2`, { ...change, 新主办: 'ZF' })).toBeNull()
    expect(county.tasks()).toEqual(['conclude'])
    county.complete('conclude', concluded({ 结论: '未发现违法' }))
    county.complete('report-result', { 结果: '经核不属实', 处置情况: '没有占道' })
    county.complete('verify', { 核验意见: '重办', 核验理由: '还在占道', 再次到场: true })
    expect(county.tasks()).toEqual(
      ['joint-record', 'plan', 'unit-evidence']
        .filter(one => one !== 'plan')
        .concat('unit-evidence')
        .sort(),
    )
    expect(county.incidents()).toEqual([])
  })
})

describe('the statute clocks of a penalty', () => {
  const decided = {
    决定: '处罚',
    决定日期: day('2026-10-09'),
    决定文书号: '示综罚〔2026〕88号',
    需要法制审核: '不需要',
    含罚款: true,
    已告知权利日期: day('2026-09-20'),
  }
  const key = 'ZF/2026-0088'

  it('should end the ninety days on the next working day, and move for nobody else (J-3)', async () => {
    const county = await filedOn('2026-07-06', '2026-07-06 09:00')
    expect(county.due('record-decision')).toBe('2026-10-08 23:59')
    const urgency = { 新紧急程度: '紧急', 理由: '影响通行', 撤回已亮红灯: false }
    expect(county.act('urgency changed', caseKey, urgency)).toBeNull()
    county.until('2026-10-20 09:00')
    expect(county.notices('penalty-milestones')).toEqual(['2026-09-19 09:00 第75天'])
    expect(steps(county).slice(0, 3)).toEqual([
      '2026-09-30 18:00 提醒',
      '2026-10-08 23:59 到期',
      '2026-10-09 17:30 督办单',
    ])
    county.complete('record-decision', decided)
    expect(county.milestones('结清').at(-1)?.data['结果']).toBe('反馈')
    county.complete('serve', { 送达日期: day('2026-10-20'), 送达方式: '直接送达' })
    expect(county.due('fulfil')).toBe('2026-11-04 23:59')
    county.complete('fulfil', { 履行情况: '批准延期分期', 新日期: day('2026-12-01') })
    expect(county.due('fulfil')).toBe('2026-12-01 23:59')
    county.complete('fulfil', { 履行情况: '已履行' })
    expect(county.tasks()).toContain('report-result')
    expect(county.incidents()).toEqual([])
  })

  it('should let a party ask for a hearing to the end of its fifth working day (J-4)', async () => {
    const county = await filedOn('2026-09-28', '2026-09-28 09:00')
    county.until('2026-09-29 10:00')
    county.act('rights notified', key, { 告知日期: day('2026-09-29'), 可听证: true, 告知文书号: '告1' })
    county.until('2026-10-12 20:00')
    expect(county.act('hearing requested', `${key}/2026-09-29`, { 申请人: '某某' })).toBeNull()
    expect(county.tasks()).toEqual(['record-decision', 'schedule-hearing'])
    county.until('2026-10-13 09:00')
    county.complete('schedule-hearing', { 通知日期: day('2026-10-13'), 听证日期: day('2026-10-23') })
    expect(county.due('record-hearing')).toBe('2026-10-27 17:30')
    expect(county.variable('penalty-milestones', '听证中')).toBe(1)
    county.until('2026-10-23 16:00').complete('record-hearing', { 听证结果: '已举行', 听证笔录: '1' })
    expect(county.variable('penalty-milestones', '听证中')).toBe(0)
    expect(() => county.act('hearing requested', `${key}/2026-09-29`, { 申请人: '某某' })).toThrow(
      'nobody waits',
    )

    const late = await filedOn('2026-09-28', '2026-09-28 09:00')
    late.until('2026-09-29 10:00')
    late.act('rights notified', key, { 告知日期: day('2026-09-29'), 可听证: true, 告知文书号: '告1' })
    late.until('2026-10-13 08:00')
    expect(() => late.act('hearing requested', `${key}/2026-09-29`, {})).toThrow('nobody waits')
  })

  it('should ask for a decision on preserved evidence in seven working days (J-5)', async () => {
    const county = await filedOn('2026-09-23', '2026-09-23 09:00')
    county.until('2026-09-24 10:00')
    county.act('evidence preserved', key, { 日期: day('2026-09-24'), 保存物品: '三轮车' })
    expect(county.due('handle-preserved')).toBe('2026-10-12 17:30')
    expect(county.variable('penalty-milestones', '待处理保存')).toBe(1)
    county.until('2026-10-13 09:00')
    expect(county.notices('penalty-milestones')).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-12 17:30 报司法局',
    ])
    county.complete('handle-preserved', { 处理决定: '解除保存', 处理日期: day('2026-10-13') })
    expect(county.variable('penalty-milestones', '待处理保存')).toBe(0)
  })

  it('should hand over a crime in time, or ask for the decision again (J-6)', async () => {
    const county = await filedOn('2026-09-28', '2026-09-28 09:00')
    const report = { ...decided, 决定: '移送司法', 含罚款: false }
    county.until('2026-10-09 10:00').complete('record-decision', report)
    expect(county.due('approve-transfer')).toBe('2026-10-12 23:59')
    county.complete('approve-transfer', { 移送意见: '不批准', 移送意见理由: '够不上' })
    expect(county.milestones('移送审批')[0]?.data['理由']).toBe('够不上')
    county.complete('record-decision', report)
    county.until('2026-10-11 15:00').complete('approve-transfer', { 移送意见: '批准' })
    expect(county.due('hand-over')).toBe('2026-10-12 15:00')
    county.until('2026-10-12 10:00').complete('hand-over', { 公安机关: 'GA', 移送回执: '回1' })
    county.complete('police-decision', { 公安决定: '转送', 转送机关: 'JJ' })
    expect(county.tasks()).toEqual(['police-decision'])
    county.complete('police-decision', { 公安决定: '不予立案', 公安决定理由: '不构成' })
    county.complete('reconsider', { 提请方式: '依法另行处理', 提请说明: '由本机关处罚' })
    expect(county.tasks()).toEqual(['record-decision'])
    expect(county.milestones('处罚期限').map(({ data }) => data['决定号'])).toEqual([
      `${key}#决定1`,
      `${key}#决定2`,
    ])
    expect(county.incidents()).toEqual([])
  })

  it('should be reckoned anew when the table of the next year comes (J-7)', async () => {
    const county = await filedOn('2026-10-12', '2026-10-12 09:00')
    expect(county.due('record-decision')).toBe('2027-01-11 23:59')
    county.until('2026-12-20 09:00')
    const { id: _, ...content } = defaultEdition()
    const work = [{ date: '2027-01-10', name: '元旦调休' }]
    county.adopt(calendarEdition({ ...content, years: { ...content.years, 2027: { off: [], work } } }))
    expect(county.due('record-decision')).toBe('2027-01-10 23:59')
    expect(county.milestones('决定期限重算')).toHaveLength(1)
    county.until('2027-01-12 09:00')
    expect(steps(county).slice(0, 3)).toEqual([
      '2027-01-08 17:30 提醒',
      '2027-01-10 23:59 到期',
      '2027-01-11 17:30 督办单',
    ])
  })

  it('should be extended by law only before the decision, and answer its key when the action ends', async () => {
    const county = await filedOn('2026-09-28', '2026-09-28 09:00')
    const longer = { 依据条款: '某规章第十条', 新期限: day('2027-03-01') }
    expect(county.act('decision term extended', key, { ...longer, 新期限: day('2026-10-01') })).toBe(
      '新期限须晚于原期限',
    )
    expect(county.act('decision term extended', key, longer)).toBeNull()
    expect(county.due('record-decision')).toBe('2027-03-01 23:59')
    county.act('exit requested', caseKey, { 退出方式: '终止', 理由: '进入司法程序', 批准人: 'p9' })
    expect(county.states('penalty-milestones')).toEqual(['terminated'])
    expect(county.milestones('结清').map(({ data }) => data['结果'])).toEqual(['反馈', '终止'])
    expect(county.of('state').at(-1)?.state).toBe('终止')
    expect(county.incidents()).toEqual([])
  })
})

describe('a referral', () => {
  const leg = (n: number) => `${referralKey}#${n}`
  const ask = { 理由: '不归我', 依据: '三定', 建议主办: 'SC' }
  const filed = async () => {
    const county = await County.open()
    county
      .until('2026-10-09 09:00')
      .start('enforcement-referral', start('enforcement-referral', { 已批准: true }))
    return county.complete('sign')
  }

  it('should move to another body with a new leg, and to a department as a call (R-1)', async () => {
    const county = await filed()
    county.until('2026-10-09 10:00')
    expect(county.act('return requested', leg(1), ask)).toBeNull()
    county.complete('sign-return', { 意见: '同意' })
    county.complete('decide-return', { 决定: '同意改派', 新主办: 'SC', 新协办: [], 需联合: false })
    expect(county.milestones('派发').map(({ data }) => [data['主办'], data['承办号']])).toEqual([
      ['ZF', leg(1)],
      ['SC', leg(2)],
    ])
    expect(county.milestones('结清')[0]?.data).toMatchObject({ 结果: '改派', 红灯: null })
    expect(county.due('sign')).toBe('2026-10-09 15:30')

    const other = await filed()
    other.act('return requested', leg(1), { ...ask, 建议主办: 'SL' })
    other.complete('sign-return', { 意见: '同意' })
    other.complete('decide-return', { 决定: '同意改派', 新主办: 'SL', 新协办: [], 需联合: false })
    expect(other.states('enforcement-referral')).toEqual(['completed'])
    expect(other.states('township-call')).toEqual(['active'])
    expect(other.incidents()).toEqual([])

    const joint = await filed()
    joint.act('return requested', leg(1), ask)
    joint.complete('sign-return', { 意见: '同意' })
    joint.complete('decide-return', { 决定: '同意改派', 新主办: 'SC', 新协办: [], 需联合: true })
    expect(joint.tasks()).toEqual(['check-power'])
    expect(joint.incidents()).toEqual([])
  })

  it('should answer, have it put right, be rechecked and verified', async () => {
    const county = await filed()
    expect(county.due('site-check')).toBe('2026-10-13 17:30')
    county.complete('site-check', { 核查情况: '属实' })
    expect(county.due('decide')).toBe('2026-10-19 17:30')
    county.complete('decide', {
      答复: '责令改正',
      答复理由: '属实',
      答复依据: '条例',
      改正期限: day('2026-10-14'),
    })
    expect(county.due('recheck')).toBe('2026-10-14 23:59')
    county.complete('recheck', { 复查结果: '未改正', 复查情况: '还在', 再次到场: false })
    expect(county.milestones('派发').at(-1)?.data['派发缘由']).toBe('复查')
    county.complete('sign').complete('site-check', { 核查情况: '仍在' })
    county.complete('decide', { 答复: '不予立案', 答复理由: '已清走', 答复依据: '条例' })
    county
      .complete('report-result', { 结果: '已解决', 处置情况: '已清走' })
      .complete('verify', { 核验意见: '办结' })
    expect(county.of('state').at(-1)?.state).toBe('办结')
    expect(county.states('township-call-after-close')).toEqual(['active'])
    expect(county.incidents()).toEqual([])
  })
})

describe('a closed action', () => {
  it('should be handled again under its number, with a visit to the site and a new leg', async () => {
    const county = await convened()
    county.until('2026-10-09 12:00')
    county.complete('centre-decides', { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' })
    county.complete('joint-record', record).complete('unit-evidence', { 取证清单: '照片' })
    county.complete('unit-evidence', { 取证清单: '照片' })
    county.complete('conclude', concluded({ 结论: '未发现违法' }))
    county
      .complete('report-result', { 结果: '已解决', 处置情况: '已清走' })
      .complete('verify', { 核验意见: '办结' })
    county.until('2026-10-12 09:00')
    expect(county.act('reopen', `${caseKey}/1`, { 理由: '又回潮' })).toBeNull()
    expect(county.milestones('派发').at(-1)?.data).toMatchObject({
      承办号: `${caseKey}#2`,
      主办: 'ZF',
      派发缘由: '重办',
    })
    expect(county.tasks()).toEqual(['joint-record', 'unit-evidence', 'unit-evidence'])
    expect(county.incidents()).toEqual([])
  })
})
