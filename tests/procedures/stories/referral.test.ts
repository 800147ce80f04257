import { timelineOf } from '../../../server/domain/views/timeline/timeline.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { calls } from '../../../server/domain/calls/record.js'
import { clockText, code, type StoryCounty } from './county.js'
import { decided, does, enforcementCounty, filesIn, township } from './enforcement.js'

let county: StoryCounty
beforeAll(async () => {
  county = await enforcementCounty('2026-10-09 08:40')
})
afterAll(() => county.store.close())

const ask = { 理由: '不归本局', 依据: '三定规定', 建议主办: 'SC' }
const agreed = { 决定: '同意改派', 新协办: [] }

async function refers(more: Record<string, unknown> = {}): Promise<string> {
  const number = await filesIn(county, 'enforcement-referral', more)
  await county.does(number, 'approve', { 意见: '同意' })
  return number
}
/** Returned by the body's clerk and signed by its head. */
async function returns(number: string, unit = 'ZF', more = {}): Promise<void> {
  await county.acts(number, 'return', { ...ask, ...more }, await county.who('clerk', unit))
  await county.does(number, 'sign-return', { 意见: '同意' })
}
const matter = async (number: string) => {
  const { matter: own } = await county.call(number)
  const { items } = await county.store.find(calls, code, { where: { matter: own } })
  return items.map(item => [item.process, item.documentNumber, item.state]).sort()
}
const checked = {
  核查时间: '2026-10-09T09:00',
  执法人员: '甲 ZF-0001、乙 ZF-0002',
  核查情况: '属实',
  回避: '无',
}
const answer = async (more: Record<string, unknown>) => ({
  答复理由: '事实清楚',
  答复依据: '条例',
  签发人: (await county.who('head', 'ZF')).person,
  ...more,
})

describe('R-1 an enforcement body that is not competent', () => {
  it('should pass to another body with a leg of its own, no red for the first', async () => {
    const number = await refers()
    expect(await county.call(number)).toMatchObject({ lead: 'ZF', documentNumber: '示查〔2026〕1号' })
    await returns(number)
    await county.does(number, 'decide-return', { ...agreed, 新主办: 'SC' })
    const record = await county.call(number)
    expect(record.legs.map(leg => [leg.unit, leg.to !== undefined])).toEqual([
      ['ZF', true],
      ['SC', false],
    ])
    expect([record.lead, clockText(record.due ?? 0)]).toEqual(['SC', '2026-10-19 17:30'])
    expect(await county.supervision(number, 1)).toMatchObject({ open: false, result: '改派', reds: [] })
  })

  it('should go on as a call with the same number and a document of its own, when a department is none', async () => {
    const number = await refers()
    await returns(number, 'ZF', { 建议主办: 'ZZB' })
    await county.does(number, 'decide-return', { ...agreed, 新主办: 'ZZB' })
    await county.services.runtime.settle()
    expect((await county.call(number)).open).toBe(false)
    expect(await matter(number)).toEqual([
      ['enforcement-referral', '示查〔2026〕2号', '改由他单位'],
      ['township-call', expect.stringMatching(/^示呼〔2026〕\d+号$/), expect.anything()],
    ])
  })

  it('should go on as a joint action, when several are needed', async () => {
    const number = await refers()
    await returns(number)
    await county.does(number, 'decide-return', { ...agreed, 新主办: 'SC', 需联合: true })
    await county.services.runtime.settle()
    expect((await matter(number)).map(([process, , state]) => [process, state])).toEqual([
      ['enforcement-referral', '改由他单位'],
      ['joint-enforcement', '待核查'],
    ])
  })
})

describe('the timeline of a call on a body', () => {
  it('should say that the body has it, not that a centre is to accept it', async () => {
    const number = await refers()
    const texts = (await timelineOf(await county.now(), await county.call(number))).map(entry => entry.text)
    expect(texts).toContain('已呼出，交执法部门查处')
    expect(texts.join()).not.toContain('中心受理')
  })
})

describe('an answer', () => {
  it('should name two officers, and the receiving body with its receipt', async () => {
    const number = await refers()
    await county.does(number, '签收', {})
    const alone = county.does(number, 'site-check', { ...checked, 执法人员: '甲 ZF-0001' })
    await expect(alone).rejects.toThrow('不得少于两人')
    await county.does(number, 'site-check', checked)
    const moved = await answer({ 答复: '移送其他机关', 接收机关: '市市场监管局' })
    await expect(does(county, number, 'ZF', '答复', moved)).rejects.toThrow('接收回执')
    await does(county, number, 'ZF', '答复', { ...moved, 接收回执: '回执 12 号' })
    expect((await county.call(number)).state).toBe('待回复')
  })

  it('should leave the body its case when the township withdraws the call', async () => {
    const number = await refers()
    await county.does(number, '签收', {})
    await county.does(number, 'site-check', checked)
    const filed = await answer({ 答复: '立案', 案件号: '2026-7', 立案日期: '2026-10-09' })
    await does(county, number, 'ZF', '答复', filed)
    expect((await county.call(number)).state).toBe('处罚办理中')
    await county.acts(number, 'exit', { 理由: '已自行解决' }, await county.who('deputy', township))
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '撤回', open: false })
    expect(record.penalties?.at(-1)).toMatchObject({ caseNumber: 'ZF/2026-7' })
    await expect(does(county, number, 'ZF', '处罚决定', decided('2026-10-09'))).rejects.toThrow('no 处罚决定')
  })

  it('should come before or after a withdrawal, or at once with it: one of them is first', async () => {
    const given = await answer({ 答复: '未发现违法' })
    const deputy = await county.who('deputy', township)
    const asked = async () => {
      const number = await refers()
      await county.does(number, '签收', {})
      await county.does(number, 'site-check', checked)
      return number
    }
    const withdraws = (number: string) => county.tries(number, 'exit', { 理由: '已自行解决' }, deputy)

    const before = await asked()
    const task = (await county.task(before, '答复'))!
    expect(await withdraws(before)).toMatchObject({ ok: true })
    const late = await county.tries(before, actOfTask(task._id), given, await county.who('clerk', 'ZF'))
    expect(late).toMatchObject({ ok: false, code: 'TASK_GONE' })
    expect(await county.supervision(before)).toMatchObject({ open: false, result: '撤回' })

    const after = await asked()
    await does(county, after, 'ZF', '答复', given)
    expect(await withdraws(after)).toMatchObject({ ok: true })
    expect(await county.supervision(after)).toMatchObject({ open: false, result: '反馈' })

    const both = await asked()
    await Promise.allSettled([does(county, both, 'ZF', '答复', given), withdraws(both)])
    const { open, state } = await county.call(both)
    expect([open, (await county.supervision(both)).open]).toEqual([false, false])
    expect(state).toBe('撤回')
  })

  it('should be taken once when two give it, and beat a return that waits', async () => {
    const number = await refers()
    await county.does(number, '签收', {})
    await county.does(number, 'site-check', checked)
    await returns(number)
    const given = await answer({ 答复: '未发现违法' })
    const both = await Promise.allSettled([
      does(county, number, 'ZF', '答复', given),
      does(county, number, 'ZF', '答复', given),
    ])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await county.task(number, 'decide-return')).toBeUndefined()
    expect(await county.supervision(number, 1)).toMatchObject({ open: false, result: '反馈' })
    expect(await county.troubles()).toEqual([])
  })
})
