import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'
import { feedback, move, plays, type Move } from './race.js'

let county: StoryCounty
let returned: string[]
let refused: string[]
let completed: string[]
let unrated: string[]
let unverified: string[]
let closed: string[]
let shelved: string[]
let helped: string

const township = '379999101'
const agree = { 意见: '同意' }
const three = async (make: () => Promise<string>) => [await make(), await make(), await make()]

/** Each race is run on three calls that stand alike; what a timer ends in them falls due in the same instant. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  const dispatched = async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    return number
  }
  const decided = async (input: Record<string, unknown>) => {
    const number = await county.files()
    await county.does(number, 'approve', agree)
    await county.does(number, 'decide-intake', { 主办: 'JJ', 协办: [], ...input })
    return number
  }
  const answered = async () => {
    const number = await dispatched()
    await plays(county, number, await feedback(county, number))
    return number
  }
  const ended = async () => {
    const number = await answered()
    await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    return number
  }
  const clerk = await county.who('clerk', 'JJ')
  returned = await three(async () => {
    const number = await dispatched()
    await county.acts(number, 'return', { 理由: '不属本单位', 依据: '清单', 建议主办: 'ZF' }, clerk)
    return number
  })
  refused = await three(async () => {
    const why = '属乡镇自身职责（SD-31）'
    const number = await decided({ 审核结论: '不予受理', 不予受理理由: why })
    await county.does(number, 'sign-refusal', { ...agree, 不予受理理由: why })
    return number
  })
  completed = await three(() => decided({ 审核结论: '退回补正', 需补内容: '请补照片' }))
  unrated = await three(ended)
  unverified = await three(answered)
  closed = await three(ended)
  shelved = await three(async () => {
    const number = await dispatched()
    const input = { 原因: '资金', 阶段成果: '已勘查', 复核日: '2026-11-02' }
    await county.acts(number, 'shelving', input, clerk)
    await county.does(number, 'sign-shelve', agree)
    await county.does(number, 'comment-shelve', { 挂账意见: '同意' })
    await county.does(number, 'propose-shelve', agree)
    await county.does(number, 'approve-shelve', { ...agree, 批准复核日: '2026-11-02' })
    return number
  })
  helped = await dispatched()
})
afterAll(() => county.store.close())

/**
 * At one instant: the person before the timer on the first, both at once on the second, the timer first on the third.
 * @returns whether each act was taken; the first is, the last is not
 */
async function meet(numbers: readonly string[], due: string, moves: readonly Move[]): Promise<boolean[]> {
  const at = instantOf(due)
  const [before, during, after] = [0, 1, 2].map(n => () => plays(county, numbers[n]!, moves[n]!))
  await county.until(clockText(at - 60_000))
  county.clock.set(at)
  const first = await before!()
  const [, second] = await Promise.all([county.services.runtime.advance(at), during!()])
  const last = await after!()
  expect([first.ok, last.ok]).toEqual([true, false])
  if (!last.ok) expect(['TASK_GONE', 'NOBODY_WAITS', 'REFUSED', 'NOT_ALLOWED']).toContain(last.code)
  await county.services.runtime.advance(at)
  return [first.ok, second.ok, last.ok]
}
const moves = (numbers: readonly string[], task: string, input: Record<string, unknown>) =>
  Promise.all(numbers.map(number => move(county, number, task, input)))
const names = async (number: string) => (await county.open(number)).map(row => row.name)

describe('a person and a timer in the same instant', () => {
  it('head’s signature and the lapse of a return: it goes to the centre, or lapses and is told', async () => {
    const signs = await moves(returned, 'sign-return', agree)
    const taken = await meet(returned, '2026-09-30 10:50', signs)
    for (const [n, number] of returned.entries()) {
      expect(await county.task(number, 'sign-return')).toBeUndefined()
      expect((await county.task(number, 'decide-return')) !== undefined).toBe(taken[n])
      expect(await county.call(number)).toMatchObject({ lead: 'JJ', counts: { returns: taken[n] ? 1 : 0 } })
      const told = (await county.notices(number)).filter(row => row.level === '失效').map(row => row.person)
      expect(new Set(told).size).toBe(told.length)
      expect(told.includes(signs[n]!.by.person)).toBe(!taken[n])
    }
  })

  it('review of a refusal and the end of its window: 编办 reviews, or it stays refused', async () => {
    const by = await county.who('clerk', township)
    const review: Move = { act: 'review', input: { 理由: '清单写明县级牵头' }, by }
    const taken = await meet(refused, '2026-10-08 17:30', [review, review, review])
    for (const [n, number] of refused.entries())
      expect(await county.call(number)).toMatchObject({
        state: taken[n] ? '待复核' : '不予受理',
        open: taken[n],
      })
    const late = await county.tries(refused[2]!, 'review', review.input, by)
    expect(late).toMatchObject({ code: 'NOBODY_WAITS', text: '申请复核的期限已过' })
  })

  it('completion and its last day: the centre has it back once either way', async () => {
    const fills = await moves(completed, 'supplement', { 补正内容: '已补照片' })
    const taken = await meet(completed, '2026-10-09 17:30', fills)
    for (const [n, number] of completed.entries()) {
      expect(await names(number)).toEqual(['受理审核'])
      expect(await county.call(number)).toMatchObject({
        state: '待受理',
        supplements: [{ to: county.clock.now() }],
      })
      expect(await county.task(number, 'supplement')).toBeUndefined()
      expect(typeof taken[n]).toBe('boolean')
    }
  })

  it('withdrawal after a cooperating unit was late: its red stays, its task goes', async () => {
    await county.until('2026-10-10 17:31')
    await county.acts(helped, 'exit', { 理由: '已封闭施工' }, await county.who('deputy', township))
    expect(await county.open(helped)).toEqual([])
    for (const unit of ['JT', 'ZF'])
      expect(await county.cooperationRow(helped, unit)).toMatchObject({
        open: false,
        reds: [{ state: '计入', from: instantOf('2026-10-10 17:30') }],
      })
    await county.until('2026-10-12 17:29')
    const later = (await county.notices(helped)).filter(row => row.at > instantOf('2026-10-10 17:31'))
    expect(later).toEqual([])
  })

  it('rating and its last day: rated, or not rated and told apart', async () => {
    const scores = ['JJ', 'JT', 'ZF'].map(unit => ({ 单位: unit, 响应速度: 5, 办理质量: 5, 满意度: 5 }))
    const taken = await meet(unrated, '2026-10-12 17:30', await moves(unrated, 'rate', { 评分: scores }))
    for (const [n, number] of unrated.entries()) {
      const { ratings, ratedAt, unratedAt } = await county.call(number)
      expect([ratings.length > 0, ratedAt !== undefined, unratedAt === undefined]).toEqual(
        Array(3).fill(taken[n]),
      )
      expect(await names(number)).toEqual([])
    }
  })

  it('verification and the day on which the centre takes it over: closed, or verified in its stead', async () => {
    const verifies = await moves(unverified, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    const taken = await meet(unverified, '2026-10-19 17:30', verifies)
    for (const [n, number] of unverified.entries()) {
      expect(await names(number)).toEqual([taken[n] ? '评价' : '代为核验'])
      expect((await county.call(number)).open).toBe(!taken[n])
    }
  })

  it('reopening and the end of its fifteen days: a second round, or a new call is asked for', async () => {
    const by = await county.who('clerk', township)
    const reopen: Move = { act: 'reopen', input: { 理由: '又有货车停放' }, by }
    const taken = await meet(closed, '2026-10-26 17:30', [reopen, reopen, reopen])
    for (const [n, number] of closed.entries())
      expect(await county.call(number)).toMatchObject({ round: taken[n] ? 2 : 1, running: taken[n] })
    const late = await county.tries(closed[2]!, 'reopen', reopen.input, by)
    expect(late).toMatchObject({ text: '重新办理期已过，请提交新呼叫并关联本事项' })
  })

  it('resuming and the review date: it is taken up at once, or the review decides', async () => {
    const by = await county.who('clerk', 'JJ')
    const resume: Move = { act: 'resume', input: { 理由: '资金已到位' }, by }
    const taken = await meet(shelved, '2026-11-02 08:30', [resume, resume, resume])
    for (const [n, number] of shelved.entries()) {
      const { legs, state } = await county.call(number)
      expect(legs.map(leg => leg.cause)).toEqual(taken[n] ? ['首派', '恢复'] : ['首派'])
      expect(state === '承办中').toBe(taken[n])
      expect((await names(number)).includes('复核挂账')).toBe(!taken[n])
    }
    expect(await county.troubles()).toEqual([])
  })
})
