import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

const dispatched = async () => {
  const number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  return number
}
const decides = async (number: string, input: Record<string, unknown>) =>
  county.does(number, 'decide-intake', { 主办: 'JJ', 协办: [], ...input })
const filed = async () => {
  const number = await county.files()
  await county.does(number, 'approve', { 意见: '同意' })
  return number
}
const caller = () => county.who('deputy', '379999101')
const stateOf = async (number: string) => (await county.call(number)).state

describe('how a call may end', () => {
  let withdrawn: string
  let answered: string
  let closed: string
  let refused: string
  let unasked: string
  let main: string
  let other: string
  let merged: string[]

  beforeAll(async () => {
    ;[withdrawn, answered, closed] = [await dispatched(), await dispatched(), await dispatched()]
    await county.until('2026-10-09 09:00')
    ;[refused, unasked, main, other] = [await filed(), await filed(), await filed(), await filed()]
    merged = [await filed(), await filed(), await filed()]
  })

  it('T-28 merged: should wait for the main case, be split off, and merged under another', async () => {
    for (const each of [main, other]) await decides(each, { 审核结论: '受理' })
    const itself = { 审核结论: '并件', 主件: merged[0] }
    const row = await county.task(merged[0]!, 'decide-intake')
    const wrong = await county.tries(
      merged[0]!,
      `task-${Buffer.from(row!._id).toString('base64url')}`,
      itself,
      await county.actorOf(row!),
    )
    expect(wrong).toMatchObject({ code: 'FORM_INVALID', fields: { 主件: '不能并入本件' } })
    for (const each of merged) await decides(each, { 审核结论: '并件', 主件: main })
    await county.until('2026-10-09 09:30')
    for (const each of merged) {
      expect(await county.call(each)).toMatchObject({ state: '已并件', open: true, merged: { main } })
      expect(await county.open(each)).toEqual([])
    }
    const centre = await county.who('clerk', 'YX')
    await county.acts(merged[0]!, 'unmerge', { 理由: '地点不同' }, centre)
    expect(clockText((await county.call(merged[0]!)).intakeDue ?? 0)).toBe('2026-10-09 15:00')
    await decides(merged[0]!, { 审核结论: '并件', 主件: other })
    await county.until('2026-10-09 09:40')
    await county.acts(main, 'exit', { 理由: '群众已自行解决' }, await caller())
    expect(await stateOf(main)).toBe('撤回')
    expect(await stateOf(merged[0]!)).toBe('已并件')
    for (const each of merged.slice(1)) {
      expect(await stateOf(each)).toBe('待受理')
      expect(clockText((await county.call(each)).intakeDue ?? 0)).toBe('2026-10-09 15:10')
      await decides(each, { 审核结论: '并件', 主件: other })
    }
  })

  it('T-32 refused and reviewed: should come back without the choice to refuse', async () => {
    await county.until('2026-10-09 10:00')
    for (const each of [refused, unasked]) {
      await decides(each, { 审核结论: '不予受理', 不予受理理由: '属乡镇自身职责（SD-31）' })
      await county.does(each, 'sign-refusal', { 意见: '同意', 不予受理理由: '属乡镇自身职责（SD-31）' })
      expect(await county.call(each)).toMatchObject({ state: '不予受理', open: false })
    }
    await county.until('2026-10-12 15:59')
    const clerk = await county.who('clerk', '379999101')
    await county.until('2026-10-12 16:00')
    await county.acts(refused, 'review', { 理由: '清单写明县级牵头' }, clerk)
    expect(await county.call(refused)).toMatchObject({ state: '待复核', open: true })
    await county.does(refused, 'review-refusal', { 复核结论: '改为受理', 复核理由: '夜间巡查非乡镇职责' })
    const record = await county.call(refused)
    expect(record).toMatchObject({ state: '待受理', open: true, review: { result: '改为受理' } })
    expect(record.refusal).toBeUndefined()
    const { acts } = await county.may(refused, await county.who('clerk', 'YX'))
    const choices = acts[0]?.form?.components.find(each => each.key === '审核结论')?.values
    expect(choices?.map(each => each.value)).toEqual(['受理', '研判'])
    await county.until('2026-10-12 17:31')
    const late = await county.tries(unasked, 'review', { 理由: '清单写明县级牵头' }, clerk)
    expect(late).toMatchObject({ ok: false, code: 'NOBODY_WAITS' })
  })

  it('T-26 withdrawal with an open 协办: should leave no task, and tell everybody once', async () => {
    await county.until('2026-10-12 17:32')
    const deputy = await caller()
    const [first, second] = await Promise.all([
      county.tries(withdrawn, 'exit', { 理由: '路段已封闭施工' }, deputy),
      county.tries(withdrawn, 'exit', { 理由: '路段已封闭施工' }, deputy),
    ])
    expect([first.ok, second.ok].sort()).toEqual([false, true])
    expect(await county.call(withdrawn)).toMatchObject({ state: '撤回', open: false, running: false })
    expect(await county.open(withdrawn)).toEqual([])
    expect(await county.supervision(withdrawn)).toMatchObject({ open: false, result: '撤回' })
    const told = (await county.notices(withdrawn)).filter(row => row.level === '退出')
    expect(told.map(row => row.person)).toHaveLength(new Set(told.map(row => row.person)).size)
    const clerk = await county.who('clerk', 'JJ')
    expect(told.map(row => row.person)).toContain(clerk.person)
    const late = await county.tries(withdrawn, 'nudge', {}, await county.who('clerk', '379999101'))
    expect(late).toMatchObject({ ok: false })
  })

  it('should honour a withdrawal after the feedback, with the leg answered in its time', async () => {
    await county.feedsBack(answered)
    await county.acts(answered, 'exit', { 理由: '路段已封闭施工' }, await caller())
    const record = await county.call(answered)
    expect(record).toMatchObject({ state: '撤回', legs: [{ result: '反馈' }] })
    expect(await county.supervision(answered)).toMatchObject({ result: '反馈' })
  })

  it('should be terminated by the leader of the centre, with its reason', async () => {
    const leader = await county.who('leader', 'YX')
    const input = { 终止原因: '依据失效', 理由: '原规定已废止' }
    expect(await county.tries(refused, 'terminate', { 理由: '原规定已废止' }, leader)).toMatchObject({
      code: 'FORM_INVALID',
    })
    await county.acts(refused, 'terminate', input, leader)
    expect(await county.call(refused)).toMatchObject({ state: '终止', withdrawal: { how: '终止' } })
  })

  it('T-28 merged: should be answered with the main case', async () => {
    await county.signsAndResponds(other)
    await county.feedsBack(other)
    await county.does(other, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    expect(await stateOf(other)).toBe('办结')
    for (const each of merged) {
      expect(await county.call(each)).toMatchObject({ state: '并件办结', open: false })
      const replies = (await county.notices(each)).filter(row => row.level === '受理结论')
      expect(new Set(replies.map(row => row.at)).size).toBe(1)
    }
    expect(await stateOf(closed)).toBe('承办中')
    expect(await county.troubles()).toEqual([])
  })
})
