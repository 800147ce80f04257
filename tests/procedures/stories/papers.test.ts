import { instantOf } from '../../../server/calendar/index.js'
import { callId, calls } from '../../../server/domain/calls/record.js'
import { documentNumbers } from '../../../server/domain/numbering/document-number.js'
import type { Actor } from '../../../server/domain/county.js'
import { rulings } from '../../../server/domain/rulings/record.js'
import { assignedActs } from '../../../server/domain/supervision/acts/record.js'
import type { SupervisionDocument } from '../../../server/domain/supervision/documents/record.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
let number: string

/** T-1: dispatched on Tuesday 2026-09-29 at 10:20, signed and responded to in time, never fed back. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
})
afterAll(() => county.store.close())

const paper = async (kind: string): Promise<SupervisionDocument> => {
  const found = (await county.documents(number)).find(row => row.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
/** Signs the paper of this kind: several may await a signature at once. */
async function signs(kind: string, input: Record<string, unknown>, by: Actor): Promise<void> {
  const row = (await county.open(number)).find(each => each.key?.startsWith(`${kind}/`))
  await county.acts(number, actOfTask(row?._id ?? ''), input, by)
}
const forms = async () => (await county.open(number)).map(row => row.form)

describe('papers about T-1', () => {
  it('should be drafted by hand by the leader of the centre only, once a leg', async () => {
    await county.until('2026-10-12 18:00')
    const leader = await county.who('leader', 'YX')
    const clerk = await county.who('clerk', 'YX')
    expect((await county.may(number, clerk)).acts.map(act => act.id)).not.toContain('draft-order')
    expect((await county.may(number, leader)).acts.map(act => act.id)).toContain('draft-order')
    await county.acts(number, 'draft-order', { 缘由: '群众反映强烈' }, leader)
    await county.until('2026-10-12 18:00')
    expect(await paper('督办单')).toMatchObject({ state: '待签发', cause: '群众反映强烈' })
    await expect(county.acts(number, 'draft-order', { 缘由: '再催' }, leader)).rejects.toThrow('已在办理')
    const row = await county.task(number, 'sign-document')
    await county.does(number, 'sign-document', { 签发意见: '修改后签发', 文稿: '请立即办理' })
    expect(row?.people).toContain(leader.person)
    const order = await paper('督办单')
    expect(order).toMatchObject({ state: '待报告', number: '示督〔2026〕1号', signedBy: leader.person })
    await county.does(number, 'reply-document', { 原因: '人手', 措施: '加派', 完成时间: '2026-10-20' })
    await county.does(number, 'judge-document', { 认定意见: '再报', 认定理由: '要写明时间' }, leader)
    await expect(
      county.does(number, 'judge-document', { 认定意见: '再报', 认定理由: '再写' }, leader),
    ).rejects.toThrow('no open task')
    await county.does(number, 'reply-document', { 原因: '人手', 措施: '加派两人', 完成时间: '2026-10-18' })
    await expect(
      county.does(number, 'judge-document', { 认定意见: '再报', 认定理由: '再写' }, leader),
    ).rejects.toThrow('FORM_INVALID')
    await county.does(number, 'judge-document', { 认定意见: '认可' }, leader)
    expect(await paper('督办单')).toMatchObject({ state: '已办结', reports: [{}, { doneBy: '2026-10-18' }] })
  })

  it('should be proposed by the centre, signed by 编办, and hear its members: joint supervision', async () => {
    await county.until('2026-10-19 17:30')
    await county.does(number, 'propose', { 提请意见: '提请', 提请理由: '长期未办' })
    await signs('联合督办', { 签发意见: '签发', 文稿: '联合督办' }, await county.who('head', 'BB'))
    expect(await paper('联合督办')).toMatchObject({ state: '待成员意见', number: '示联督〔2026〕1号' })
    const asked = (await county.open(number)).filter(row => row.form === 'supervision.member-act')
    expect(asked.map(row => clockText(row.due ?? 0))).toEqual(Array(3).fill('2026-10-22 17:30'))
    const said = { 本单位意见: '应立即清理', 现场情况: '仍有货车' }
    await county.does(number, 'member-act', said)
    await county.does(number, 'member-act', said)
    await county.until('2026-10-26 17:30')
    expect((await paper('联合督办')).opinions?.map(each => each.text).sort()).toEqual([
      '应立即清理',
      '应立即清理',
      '未提出意见',
    ])
    await county.does(number, 'order-joint', { 要求: '月底前清理', 要求期限: '2026-10-30T17:30:00+08:00' })
    await county.does(number, 'reply-document', { 原因: '人手', 措施: '联合清理', 完成时间: '2026-10-30' })
    await county.does(number, 'judge-document', { 认定意见: '提请移送', 认定理由: '推诿' })
    const letter = { 移送意见: '移送', 函号: '示编函〔2026〕9号', 移送日期: '2026-10-27', 接收单位: 'JW' }
    await county.does(number, 'decide-referral', letter)
    expect(await paper('联合督办')).toMatchObject({
      state: '已移送',
      referral: { letter: '示编函〔2026〕9号', date: '2026-10-27', receiver: 'JW' },
    })
    expect((await county.call(number)).words.join()).not.toContain('示编函')
  })

  it('should be ordered by 督查室 with an owner, a limit and a reply that it accepts', async () => {
    const office = await county.who('head', 'DC')
    const order = { 内容: '一周内清理完毕', 单位: 'JJ', 交办期限: '2026-10-30T17:30:00+08:00', 需认可: true }
    await county.acts(number, 'assign', order, office)
    await county.acts(number, 'assign', { ...order, 内容: '同时约谈货主' }, office)
    const owed = (await county.open(number)).filter(row => row.form === 'supervision.do-act')
    expect(owed.map(row => row.people[0])).toEqual(Array(2).fill((await county.who('head', 'JJ')).person))
    const [first] = owed
    await county.acts(number, actOfTask(first!._id), { 答复: '已清理' }, await county.who('head', 'JJ'))
    await county.does(number, 'accept-reply', { 认可意见: '认可' }, office)
    const { items } = await county.store.find(assignedActs, code, { where: { case: number } })
    expect(items.map(row => [row.kind, row.state]).sort()).toEqual([
      ['督办要求', '已办'],
      ['督办要求', '待答复'],
    ])
    expect((await county.call(number)).due).toBe(instantOf('2026-10-12 17:30'))
  })

  it('should show 督查室 how the case stands, and be issued all the same or not', async () => {
    const task = await county.task(number, 'sign-document')
    expect(task?.key).toContain('通报')
    await county.feedsBack(number)
    const officer = await county.who('officer', 'DC')
    const acts = (await county.may(number, officer)).acts
    expect(acts.find(act => act.taskId === task?._id)?.notes?.join()).toContain('反馈')
    await county.does(number, 'sign-document', { 签发意见: '不签发', 不签发理由: '已反馈' }, officer)
    expect(await paper('通报')).toMatchObject({ state: '不签发', reason: '已反馈' })
    const { items } = await county.store.find(documentNumbers, code, { where: { kind: '通' } })
    expect(items).toEqual([])
    expect(await forms()).not.toContain('supervision.sign-document')
  })
})

describe('a ruling about a case', () => {
  const ask = { 缘由: '不服派发', 争议事由: '清单外路段', 争议单位: ['JJ', 'ZF'], 建议主办: 'ZF' }

  it('should take back the reds of legs that have ended too, by a contest from the page', async () => {
    expect((await county.supervision(number)).reds).toMatchObject([{ state: '计入' }])
    await county.acts(number, 'contest', ask, await county.who('head', 'JJ'))
    const joined = await county.acts(
      number,
      'contest',
      { ...ask, 争议事由: '再补一条' },
      await county.who('leader', 'YX'),
    )
    expect(joined).toContain('并入')
    const { items } = await county.store.find(rulings, code, { where: { case: number } })
    expect(items).toMatchObject([{ firstUnit: 'JJ', contests: [{ unit: 'YX', text: '再补一条' }] }])
    expect((await county.call(number)).units).toEqual(expect.arrayContaining(['ZF', 'BB']))
    await county.until('2026-10-27 14:00')
    await county.does(number, 'dispute-ruling.rule', {
      裁定意见: '不属县级职责',
      裁定依据: '公路法',
      派发有误: true,
      修订清单: false,
    })
    const row = await county.supervision(number)
    expect(row.reds).toMatchObject([
      { state: '撤销', cause: '裁定派发有误', ruling: '示裁〔2026〕1号', to: row.endedAt },
    ])
    expect(await county.troubles()).toEqual([])
  })

  it('should refuse a position after its four hours', async () => {
    await county.acts(number, 'contest', ask, await county.who('head', 'JJ'))
    await county.until('2026-10-27 14:30')
    const row = await county.task(number, 'state-position')
    const late = await county.actorOf(row!)
    await county.until('2026-10-28 17:30')
    const tried = await county.tries(number, actOfTask(row!._id), { 主张: '迟到', 陈述依据: '无' }, late)
    expect(tried.ok).toBe(false)
    expect(await county.store.get(calls, code, callId(code, number))).toBeDefined()
    expect(instantOf('2026-10-28 17:30')).toBe(county.clock.now())
  })
})
