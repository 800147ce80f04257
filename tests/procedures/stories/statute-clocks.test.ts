import { clockText, type StoryCounty } from './county.js'
import { decided, does, enforcementCounty, filesPenalty } from './enforcement.js'

let county: StoryCounty
const filed: Record<string, string> = {}

/** Three cases filed on Monday 2026-09-28, before the holiday of 10-01 to 10-07; 10-10 is worked, office hours change on 10-01. */
beforeAll(async () => {
  county = await enforcementCounty('2026-09-28 09:00')
  for (const name of ['fined', 'refused', 'transferred'])
    filed[name] = await filesPenalty(county, '2026-09-28', `2026-${name}`)
})
afterAll(() => county.store.close())

const due = async (name: string, task: string) =>
  clockText((await county.task(filed[name] ?? '', task))?.due ?? 0)
const body = () => county.who('clerk', 'ZF')
const acts = async (name: string, act: string, input: Record<string, unknown>) =>
  county.acts(filed[name] ?? '', act, input, await body())
const decides = (name: string, on: string, more = {}) =>
  does(county, filed[name] ?? '', 'ZF', '处罚决定', decided(on, more))
const task = (name: string, form: string, input: Record<string, unknown>) =>
  county.does(filed[name] ?? '', form, input)

/**
 * Every term of the statute, by the instant at which its task is due: working days for terms of 2, 3, 5 and 7 days of the
 * Administrative Penalty Law, natural ones for 15 and 90 and for the transfer of crimes, to the next working day where
 * the last is a day off.
 */
describe('the clocks of the statute', () => {
  it('should give what goes before the decision its time', async () => {
    expect(await due('fined', 'record-decision')).toBe('2026-12-28 23:59')
    await acts('fined', 'evidence-preserved', { 日期: '2026-09-28', 保存物品: '三轮车' })
    expect(await due('fined', 'handle-preserved')).toBe('2026-10-13 17:30')
    await acts('fined', 'cash-collected', { 日期: '2026-09-28', 票据号: '票 1 号' })
    expect(await due('fined', 'hand-in')).toBe('2026-09-30 18:00')
    await acts('fined', 'rights-notified', { 告知日期: '2026-09-28', 告知文书号: '告字 1 号', 可听证: true })
    await county.until('2026-09-29 10:00')
    await acts('fined', 'hearing-requested', { 申请人: '王某' })
    expect(await due('fined', 'schedule-hearing')).toBe('2026-10-09 17:30')
    await task('fined', 'schedule-hearing', { 通知日期: '2026-09-29', 听证日期: '2026-10-15' })
    expect(await due('fined', 'record-hearing')).toBe('2026-10-19 17:30')
  })

  it('should give the transfer of a crime its days and hours', async () => {
    const report = { 决定: '移送司法' }
    for (const name of ['transferred', 'refused']) {
      await decides(name, '2026-09-29', report)
      expect(await due(name, 'approve-transfer')).toBe('2026-10-08 23:59')
      await task(name, 'approve-transfer', { 移送意见: '批准' })
      expect(await due(name, 'hand-over')).toBe('2026-09-30 10:00')
      await task(name, 'hand-over', { 公安机关: 'GA', 移送回执: '回执 1 号' })
      expect(await due(name, 'police-decision')).toBe('2026-10-08 23:59')
    }
    await county.until('2026-10-08 09:00')
    await task('transferred', 'police-decision', { 公安决定: '立案' })
    expect(await due('transferred', 'hand-materials')).toBe('2026-10-12 23:59')
    await task('refused', 'police-decision', { 公安决定: '不予立案', 公安决定理由: '不构成犯罪' })
    expect(await due('refused', 'reconsider')).toBe('2026-10-12 23:59')
  })

  it('should give what follows a fine its time', async () => {
    await county.until('2026-10-15 10:00')
    await task('fined', 'record-hearing', { 听证结果: '已举行', 听证笔录: '笔录 1' })
    await task('fined', 'handle-preserved', { 处理决定: '解除保存', 处理日期: '2026-10-15' })
    await decides('fined', '2026-10-15', { 已告知权利日期: '2026-09-28' })
    expect(await due('fined', 'serve')).toBe('2026-10-26 17:30')
    await task('fined', 'serve', { 送达日期: '2026-10-15', 送达方式: '直接送达' })
    expect(await due('fined', 'fulfil')).toBe('2026-10-30 23:59')
    await county.until('2026-10-31 09:00')
    await task('fined', 'fulfil', { 履行情况: '逾期未履行' })
    expect(await due('fined', 'enforce')).toBe('2026-11-13 17:30')
  })

  it('should have a published decision taken down in three working days once it was annulled', async () => {
    const number = filed.fined ?? ''
    const { acts: offered } = await county.may(number, await body())
    const act = offered.find(each => each.id === 'publication-withdrawn')
    expect(act?.form?.components.map(each => each.key)).toEqual(['内容'])
    await acts('fined', 'publication-withdrawn', { 内容: '经复议撤销，示复〔2026〕3号' })
    const [row] = (await county.open(number)).filter(each => each.form === 'supervision.do-act')
    expect([clockText(row?.due ?? 0), row?.people]).toEqual([
      '2026-11-04 17:30',
      [(await county.who('head', 'ZF')).person],
    ])
    await county.until('2026-11-04 17:30')
    const told = (await county.notices(number)).filter(each => each.text.includes('示复〔2026〕3号'))
    expect(told.length).toBeGreaterThan(0)
    await county.does(number, 'do-act', { 答复: '已撤下并公开说明' })
    expect((await county.may(filed.refused ?? '', await body())).acts.map(each => each.id)).not.toContain(
      'publication-withdrawn',
    )
    expect(await county.troubles()).toEqual([])
  })
})
