import type { ActPage } from '../../../server/domain/calls/acts/list.js'
import { listActs } from '../../../server/domain/calls/acts/list.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import { countyNow, type Actor } from '../../../server/domain/county.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'
import { hanOutsideNames } from '../views/han.js'

let county: StoryCounty
beforeEach(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterEach(() => county.store.close())

const english = () => countyNow(county.services, code, 'en')
const may = async (number: string, actor: Actor) =>
  listActs(await english(), actor, await county.call(number))
const does = async (number: string, act: string, input: Record<string, unknown>, actor: Actor) =>
  performAct(await english(), actor, number, act, input)

/** Everything that our own code says on the buttons of a case. */
const said = ({ acts, others, signs }: ActPage) => [
  ...acts.flatMap(({ name, confirm, done, notes, disabledReason, limit }) => [
    name,
    done,
    ...(notes ?? []),
    disabledReason,
    ...Object.values(confirm ?? {}),
    limit?.remainingText,
    limit?.dueText,
  ]),
  others,
  signs?.unitName,
]

/** What of it is still Chinese, for whoever may do something now and for those who look on. */
async function leftOver(number: string, typed: readonly string[] = []) {
  const left = hanOutsideNames(await english(), typed)
  const open = await county.open(number)
  const people = [
    ...(await Promise.all(open.map(row => county.actorOf(row)))),
    await county.who('clerk', 'JJ'),
    await county.who('deputy', '379999101'),
    await county.who('leader', 'YX'),
  ]
  const texts = await Promise.all(people.map(async actor => said(await may(number, actor))))
  return texts.flat().flatMap(text => (text === undefined ? [] : (left(text) ?? [])))
}

describe('the acts of a case in English', () => {
  it('should be named, explained and confirmed without Chinese on its whole way', async () => {
    const typed = ['路段施工', '已清一半', '不归本单位', '权责清单', '已转办']
    const number = await county.files()
    expect(await leftOver(number)).toEqual([])
    await county.does(number, 'approve', { 意见: '同意' })
    expect(await leftOver(number)).toEqual([])
    await county.accepts(number)
    expect(await leftOver(number)).toEqual([])
    await county.signsAndResponds(number)
    expect(await leftOver(number)).toEqual([])
    const clerk = await county.who('clerk', 'JJ')
    const ask = { 延长数量: 2, 单位: '工作日', 理由: '路段施工', 进展: '已清一半' }
    await county.acts(number, 'extension', ask, clerk)
    expect(await leftOver(number, typed)).toEqual([])
    const back = { 理由: '不归本单位', 依据: '权责清单', 建议主办: 'JT' }
    await county.acts(number, 'return', back, clerk)
    expect(await leftOver(number, typed)).toEqual([])
    await county.feedsBack(number, { 处置情况: '已转办' })
    expect(await leftOver(number, typed)).toEqual([])
    await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    expect(await leftOver(number)).toEqual([])
  })

  it('should read like English', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const clerk = await county.who('clerk', 'JJ')
    const { acts } = await may(number, clerk)
    expect(acts.map(act => act.name)).toEqual([
      'Report back',
      'Ask for an extension',
      'Return (ask for another unit)',
      'Ask for shelving',
      'Comment',
    ])
    expect(acts[0]?.notes).toContain('No reply yet from: 交通运输局, 综合行政执法局')
    const deputy = await county.who('deputy', '379999101')
    const early = await county.files()
    expect((await may(early, deputy)).acts.find(act => act.id === 'exit')?.disabledReason).toBe(
      'It has not gone out yet; please decide in the approval',
    )
  })

  it('should say what an act achieved', async () => {
    const number = await county.files()
    const approver = await county.actorOf((await county.task(number, 'approve'))!)
    const { acts } = await may(number, approver)
    const outcome = await does(number, acts[0]?.id ?? '', { 意见: '同意' }, approver)
    const left = hanOutsideNames(await english())
    expect(outcome.ok && left(outcome.value.sentence)).toBe(undefined)
    expect(await does(number, 'comment', { text: '请尽快' }, approver)).toMatchObject({
      value: { sentence: 'Comment sent' },
    })
  })

  it('should offer the usual unit of an extension', async () => {
    const defaults = async (number: string) => {
      const { acts } = await county.may(number, await county.who('clerk', 'JJ'))
      return acts.find(act => act.id === 'extension')?.defaults
    }
    expect(await defaults(await county.dispatched('2026-09-29 10:20'))).toEqual({ 单位: '工作日' })
    const urgent = await county.dispatched('2026-09-29 11:00', {
      urgency: '紧急',
      oralApprover: (await county.who('deputy', '379999101')).person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    expect(await defaults(urgent)).toEqual({ 单位: '小时' })
  })
})

describe('refusals in English', () => {
  it('should be said in both languages, and at the fields in that of the reader', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const clerk = await county.who('clerk', 'JJ')
    expect(await does(number, 'extension', {}, clerk)).toMatchObject({
      code: 'FORM_INVALID',
      text: '有内容需要补充或更正，请看各栏下面的说明',
      textEn: 'Something is missing or wrong; see below the fields',
      fields: { 延长数量: 'Please fill in: How long', 理由: 'Please fill in: Reason' },
    })
    await county.until('2026-10-13 08:30')
    const ask = { 延长数量: 2, 单位: '工作日', 理由: '施工', 进展: '一半' }
    expect(await does(number, 'extension', ask, clerk)).toMatchObject({
      code: 'REFUSED',
      text: '期限已过,不能再申请延期',
      textEn: 'The limit is past; no extension can be asked for',
    })
    const back = { 理由: '不归', 依据: '清单', 建议主办: 'JT' }
    expect(await does(number, 'return', back, clerk)).toMatchObject({
      code: 'REFUSED',
      text: '已过退回时限（10月8日 17:30）',
      textEn: 'The time to return it is over (8 Oct, 17:30)',
    })
    const stranger = await county.who('clerk', '379999102')
    expect(await does(number, 'comment', { text: 'x' }, stranger)).toMatchObject({
      code: 'CASE_NOT_YOURS',
      textEn: 'You may not see this case: it belongs to 柳林镇',
    })
  })

  it('should say what is missing on the filing page', async () => {
    const outcome = await fileCall(await english(), await county.who('clerk', '379999101'), {
      item: null,
      title: '',
      content: '',
      place: { text: '' },
      dutiesDone: [],
      dutyText: '',
      files: [],
      urgency: '特急',
      lifeAtRisk: true,
      fromCitizen: false,
      sensitive: true,
    })
    const texts = outcome.ok ? [] : [outcome.textEn ?? '', ...Object.values(outcome.fields ?? {})]
    expect(texts.length).toBeGreaterThan(8)
    expect(texts.filter(text => text === '' || /\p{Script=Han}/u.test(text))).toEqual([])
  })
})
