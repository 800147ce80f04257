import { queuePage } from '../../../server/domain/views/queue/queue-page.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-10-09 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

const offList = async () => {
  const number = await county.files({ item: null, offListReason: '跨河便桥桥面破损' })
  await county.does(number, 'approve', { 意见: '同意' })
  await county.does(number, 'decide-intake', { 审核结论: '研判' })
  return number
}
const rules = async (number: string, input: Record<string, unknown>) =>
  county.does(number, 'dispute-ruling.rule', {
    裁定依据: '河道便桥归口管理规定',
    修订清单: false,
    ...input,
  })

describe('清单外研判', () => {
  it('should be dispatched to whoever is found, by the centre or by 编办, or refused', async () => {
    const [clear, ruled, foreign] = [await offList(), await offList(), await offList()]
    expect(await county.call(clear)).toMatchObject({ state: '研判中', filed: { item: null } })
    expect(clockText((await county.task(clear, 'study'))?.due ?? 0)).toBe('2026-10-12 17:30')
    const { counts, rows } = await queuePage(await county.now(), await county.who('clerk', 'YX'), 'study')
    expect([counts.study, rows[0]?.sentence]).toEqual([3, '清单外研判，请定主办或提请裁定'])
    const grounds = { 研判依据: '三定规定' }
    await county.does(clear, 'study', { 研判结论: '明确', 主办: 'JT', 协办: [], ...grounds })
    expect(await county.call(clear)).toMatchObject({ state: '承办中', lead: 'JT', running: true })

    for (const each of [ruled, foreign]) {
      await county.does(each, 'study', { 研判结论: '不明确', 争议单位: ['JT', 'ZJ'], ...grounds })
      expect(await county.call(each)).toMatchObject({ state: '裁定中', open: true })
    }
    await county.until('2026-10-10 09:00')
    await county.until('2026-10-10 14:30')
    await rules(ruled, { 裁定意见: '确定主办', 裁定主办: 'ZJ' })
    expect(await county.call(ruled)).toMatchObject({ state: '承办中', lead: 'ZJ' })
    const back = { 理由: '不属本单位', 依据: '三定', 建议主办: 'JT' }
    const refused = await county.tries(ruled, 'return', back, await county.who('clerk', 'ZJ'))
    expect(refused).toMatchObject({ code: 'REFUSED', text: '已经裁定，不再受理退回' })

    await rules(foreign, { 裁定意见: '不属县级职责' })
    expect(await county.call(foreign)).toMatchObject({ state: '待签批' })
    const signing = await county.may(foreign, await county.who('leader', 'YX'))
    expect(signing.acts[0]?.defaults).toMatchObject({ 不予受理理由: '经编办裁定，不属县级职责' })
    const reason = { 不予受理理由: '经编办裁定，不属县级职责' }
    await county.does(foreign, 'sign-refusal', { 意见: '不同意', 说明: '再核实', ...reason })
    expect(await county.call(foreign)).toMatchObject({ state: '待受理', open: true })
    expect(await county.troubles()).toEqual([])
  })
})
