import { toIso } from '../../../server/calendar/index.js'
import { fileCase } from '../../../server/domain/calls/acts/file-case.js'
import type { CallRecord } from '../../../server/domain/calls/record.js'
import type { SupervisionDoc } from '../../../server/domain/supervision/record.js'
import { demonstrationCounty, type StoryCounty } from '../stories/county.js'
import type { Deed } from './deed.js'
import { broken, brokenInTheEnd } from './invariants/index.js'
import { Memory } from './invariants/memory.js'
import { brokenLedger, brokenMovement } from './invariants/movement.js'
import { look, lookAtAll, type WholeView } from './invariants/view.js'

let county: StoryCounty
let whole: WholeView
let memory: Memory
/** A call that was extended, answered late and closed; one under way; a sensitive one; a penalty case that is followed. */
let late: string
let running: string
let followed: string

const waits: Deed = { kind: 'time' }

beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys('enforcement-referral', 'joint-enforcement')
  memory = new Memory()
  const seen = async () => broken(await look(county), memory, waits)
  await county.files({ sensitive: true, sensitiveReason: '涉及举报' })
  late = await county.dispatched('2026-09-29 10:20', { units: ['JJ', ['JT']] })
  await seen()
  await county.signsAndResponds(late)
  const asked = { 延长数量: 1, 单位: '工作日', 理由: '需联系货主', 进展: '已联系两家' }
  await county.acts(late, 'extension', asked, await county.who('clerk', 'JJ'))
  await county.does(late, 'sign-ext', { 意见: '同意' })
  await county.does(late, 'comment-ext', { 延期意见: '同意' })
  await county.does(late, 'decide-ext', { 批复: '批准', 数量: 1 })
  await seen()
  await county.until('2026-10-14 18:00')
  await county.does(late, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
  await county.feedsBack(late)
  await county.does(late, 'verify', { 核验方式: '电话', 核验意见: '办结' })
  followed = await penaltyCase()
  running = await county.dispatched('2026-10-15 09:00')
  await seen()
  await county.until('2026-10-15 10:00')
  whole = await lookAtAll(county)
})
afterAll(() => county.store.close())

async function penaltyCase(): Promise<string> {
  const clerk = await county.who('clerk', '379999101')
  const values = {
    清单项: 'SD-37',
    标题: '外摊点占道',
    内容: '劝离三次无效',
    地点: { text: '柳林大集北口' },
    属地职责已履行: '已劝离三次',
    佐证: [await county.photo(clerk)],
    紧急程度: '一般',
  }
  const filed = await fileCase(await county.now(), clerk, { process: 'enforcement-referral', values })
  if (!filed.ok) throw new Error(filed.text)
  const { number } = filed.value
  await county.does(number, 'approve', { 意见: '同意' })
  await county.does(number, '签收', {})
  await county.does(number, 'site-check', {
    核查时间: toIso(county.clock.now()),
    执法人员: '赵晓东 ZF-0001、钱国栋 ZF-0002',
    核查情况: '占道经营',
    回避: '无',
  })
  const lead = (await county.call(number)).lead ?? ''
  await county.does(number, 'enforcement-referral.decide', {
    答复: '立案',
    答复理由: '占道经营',
    答复依据: '条例',
    案件号: '立〔2026〕1号',
    立案日期: toIso(county.clock.now()).slice(0, 10),
    签发人: (await county.who('head', lead)).person,
  })
  return number
}

/** What is found when the county stood otherwise. */
function found(change: (view: WholeView) => void): string[] {
  const view = structuredClone(whole)
  change(view)
  const known = new Memory()
  for (const [key, rungs] of memory.ladders) known.ladders.set(key, rungs)
  return [...broken(view, known, waits), ...brokenInTheEnd(view, known)]
}
const of = (view: WholeView, number: string) => view.records.find(each => each.number === number)!
const legOf = (view: WholeView, number: string) => of(view, number).legs[0]!
const ledgerOf = (view: WholeView, number: string) =>
  view.ledger.find(each => each.number === number && each.role === '主办')!

const secret = (view: WholeView) => view.records.find(each => each.sensitive)!

const breaks: [rule: RegExp, change: (view: WholeView) => void][] = [
  [/an incident: NOT_A_DATE/, view => view.troubles.push({ code: 'NOT_A_DATE' } as WholeView['troubles'][0])],
  [/the clock began before the call/, view => (legOf(view, running).from = of(view, running).calledAt! - 1)],
  [/is 主办, the open leg is/, view => (of(view, running).lead = 'ZF')],
  [/running is true, 0 legs/, view => (legOf(view, running).to = view.now)],
  [/the case is due another time than its leg/, view => (of(view, running).due! += 1)],
  [/the limits of leg 1 have the versions/, view => legOf(view, late).limits.shift()],
  [/has no basis/, view => (legOf(view, late).limits[1]!.basis = [])],
  [/closed, and nobody said 办结/, view => (view.rows = view.rows.filter(row => row.element !== 'verify'))],
  [/open though 办结/, view => (of(view, late).open = true)],
  [
    /ended, and still open: township-call handle/,
    view => {
      const row = view.rows.find(each => each.case === late && each.element === 'handle')!
      row.state = 'open'
    },
  ],
  [
    /a second return reached the centre/,
    view => {
      const row = view.rows.find(each => each.case === late)!
      view.rows.push({ ...row, element: 'decide-return' }, { ...row, element: 'decide-return' })
    },
  ],
  [/a sensitive case is found by words/, view => secret(view).words.push('货车')],
  [
    /a notice tells the title/,
    view =>
      view.notices.push({
        case: secret(view).number,
        text: secret(view).filed.title,
      } as WholeView['notices'][0]),
  ],
  [/nobody supervises it/, view => (view.ledger = view.ledger.filter(row => row.number !== running))],
  [/2 supervisions run/, view => view.instances.push(supervisionOf(view, running))],
  [/its supervision is completed/, view => (supervisionOf(view, running).status = 'completed')],
  [/was taken twice/, view => ledgerOf(view, late).steps.push(ledgerOf(view, late).steps.at(-1)!)],
  [/was taken before its instant/, view => (ledgerOf(view, late).steps[0]!.takenAt -= 1)],
  [/was taken after the answer/, view => (ledgerOf(view, late).steps.at(-1)!.takenAt = view.now)],
  [/the steps .* were taken, not/, view => (ledgerOf(view, late).steps[0]!.at -= 1)],
  [/the steps .* were taken, not/, view => ledgerOf(view, late).steps.pop()],
  [/waits for a signature after the answer/, view => (ledgerOf(view, late).orders[0]!.state = '待签发')],
  [/a red is lit on an answered leg/, view => (ledgerOf(view, late).reds[0]!.state = '亮灯')],
  [/was taken back without a cause/, view => (ledgerOf(view, late).reds[0]!.state = '撤销')],
  [/no red though the limit passed/, view => (ledgerOf(view, late).reds = [])],
  [
    /a red is counted though the answer was on time/,
    view => {
      const leg = legOf(view, late)
      leg.due = leg.to!
      leg.limits.at(-1)!.due = leg.to!
    },
  ],
  [
    /is late with its reply, and not red/,
    view => (view.ledger = view.ledger.filter(row => row.role === '主办')),
  ],
  [
    /which nobody dispatched/,
    view => view.ledger.push({ ...ledgerOf(view, running), leg: 'another', _id: 'another' }),
  ],
  [/nobody can do it/, view => (openRow(view).people = [])],
  [/it has no limit/, view => (openRow(view).due = null)],
  [
    /nothing happens at its limit/,
    view => {
      for (const doc of view.instances) delete doc.nextDue
    },
  ],
  [/0 messages “supervise” of leg 1/, view => view.sent.delete(`supervise|${legOf(view, running).key}`)],
  [/2 messages “answered” of leg 1/, view => view.sent.set(`answered|${legOf(view, late).key}`, 2)],
  [/0 messages “limit changed” of leg 1/, view => view.sent.delete(`limit changed|${legOf(view, late).key}`)],
  [/left without a signature/, view => delete ledgerOf(view, late).orders[0]!.number],
  [/used a number in vain/, view => (ledgerOf(view, late).orders[0]!.state = '不签发')],
  [
    /no ruling says that its dispatch was wrong/,
    view => Object.assign(ledgerOf(view, late).reds[0]!, { state: '撤销', cause: '裁定派发有误' }),
  ],
  [/another day than ninety days/, view => (of(view, followed).penalties![0]!.due! += 86_400_000)],
  [/答复 立案 has no reasons/, view => answerOf(view).splice(0, Infinity, { key: '答复', text: '立案' })],
]

const supervisionOf = (view: WholeView, number: string) =>
  view.instances.find(each => each.process === 'supervision' && each.key === legOf(view, number).key)!
const openRow = (view: WholeView) => view.rows.find(row => row.state === 'open' && row.element === 'sign')!
const answerOf = (view: WholeView) => of(view, followed).passed!.find(each => each.name === '答复')!.facts

describe('the rules of a history', () => {
  it('should find nothing where all is well', () => {
    expect(found(() => undefined)).toEqual([])
  })

  it.each(breaks)('should find %s', (rule, change) => {
    expect(found(change)).toContainEqual(expect.stringMatching(rule))
  })
})

describe('what may change between two instants', () => {
  const moved = (deed: Deed, change: (after: CallRecord) => void, from: Partial<CallRecord> = {}) => {
    const before = { ...structuredClone(of(whole, running)), ...from }
    const after = structuredClone(before)
    change(after)
    return [...brokenMovement(before, after, { case: running, ...deed })]
  }
  const later = (after: CallRecord) => {
    after.legs[0]!.version++
    after.legs[0]!.due += 1
  }

  it('should be the limit by what moves it only', () => {
    expect(moved({ kind: 'task', what: 'township-call/decide-ext-1' }, later)).toEqual([])
    expect(moved({ kind: 'act', what: 'act nudge' }, later)).toContain('act nudge moved its clock')
    expect(moved({ kind: 'time' }, later)).toEqual(['the limit of leg 1 was changed by time'])
    expect(moved(waits, after => (after.legs[0]!.due += 1))).toEqual([
      'the limit of leg 1 changed without a version',
    ])
  })

  it('should be nothing of what has ended, but by a new round', () => {
    const ended = { open: false, state: '办结' }
    expect(moved(waits, after => (after.state = '承办中'), ended)).toEqual(['it had ended as 办结'])
    expect(moved(waits, after => after.round++, ended)).toEqual(['time began round 2'])
    expect(moved({ kind: 'act', what: 'act reopen' }, after => after.round++, ended)).toEqual([])
  })

  it('should never be a return of a 特急, or the merging of a sensitive case', () => {
    const top = { urgency: '特急' as const }
    expect(moved({ kind: 'act', what: 'act return' }, () => undefined, top)).toEqual(['act return of a 特急'])
    const intake: Deed = {
      kind: 'task',
      what: 'township-call/decide-intake',
      input: { 审核结论: '不予受理' },
    }
    expect(moved(intake, () => undefined, top)).toHaveLength(1)
    expect(moved(waits, after => (after.state = '已并件'), { sensitive: true })).toHaveLength(1)
  })

  it('should leave steps and reds in the ledger', () => {
    const changed = (change: (row: SupervisionDoc) => void, state?: '撤销') => {
      const before = structuredClone(ledgerOf(whole, late))
      if (state) Object.assign(before.reds[0]!, { state, cause: '裁定派发有误' })
      const after = structuredClone(before)
      change(after)
      return [...brokenLedger(before, after)]
    }
    expect(changed(() => undefined)).toEqual([])
    expect(changed(row => row.steps.shift())).toHaveLength(1)
    expect(changed(row => row.reds.pop())).toHaveLength(1)
    expect(changed(row => (row.reds[0]!.state = '亮灯'))).toHaveLength(1)
    expect(changed(row => (row.reds[0]!.state = '计入'), '撤销')).toHaveLength(1)
  })
})
