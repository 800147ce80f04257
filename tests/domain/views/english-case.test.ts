import { instantOf } from '../../../server/calendar/index.js'
import { countyNow, type County } from '../../../server/domain/county.js'
import { caseUnits } from '../../../server/domain/views/case-people.js'
import { diagramView } from '../../../server/domain/views/diagram/diagram-view.js'
import { supervisionPage } from '../../../server/domain/views/supervision/page.js'
import { en } from '../../../server/domain/views/timeline/words/en.js'
import { zh } from '../../../server/domain/views/timeline/words/zh.js'
import { timelineOf } from '../../../server/domain/views/timeline/timeline.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'
import { hanOutsideNames } from './han.js'

let county: StoryCounty
let number: string
let ctx: County
const english = () => countyNow(county.services, code, 'en')

beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  await county.until('2026-10-13 17:30')
  await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '两日内反馈' })
  await county.until('2026-10-19 17:30')
  ctx = await english()
})
afterAll(() => county.store.close())

/** Titles, requirements and numbers of documents. */
const typed = async () => {
  const record = await county.call(number)
  const [order] = (await county.supervision(number)).orders
  return [record.filed.title, record.filed.itemTitle, order?.requirement ?? '', order?.number ?? '']
}

describe('the timeline in English', () => {
  it('should tell the acts, the latest first', async () => {
    const entries = await timelineOf(ctx, await county.call(number))
    const acts = entries.filter(entry => entry.tab === '办理').map(entry => `${entry.who} ${entry.text}`)
    expect(acts).toEqual([
      '刘春华 交警大队 responded by telephone',
      '刘春华 交警大队 signed for it',
      '周岚 Dispatched to 交警大队; cooperating: 交通运输局, 综合行政执法局; due 12 Oct, 17:30',
      '周岚 Accepted, led by 交警大队',
      '赵永强 Call made; the centre is to accept it',
      '李晓梅 Call filed: 省道大货车乱停乱放',
    ])
  })

  it('should tell urging, red lights and who is to issue what was drafted', async () => {
    const entries = await timelineOf(ctx, await county.call(number))
    const told = entries.filter(entry => entry.tab === '催督').map(entry => entry.text)
    expect(told).toEqual(
      expect.arrayContaining([
        'Circular (交警大队) drafted; 督查室 is to issue it',
        'Joint supervision (交警大队) drafted; the leader of the centre is to propose it',
        'Supervision order drafted; the leader of the centre is to issue it',
        expect.stringMatching(/^Supervision order 示督〔2026〕\d+号 issued: 两日内反馈$/),
        'Red light for 交警大队',
        'Red light for 交通运输局 (cooperating)',
      ]),
    )
    expect(entries[0]?.atText).toBe('today, 17:30')
  })

  it('should label what was filled in, and leave no Chinese but names and what persons typed', async () => {
    const entries = await timelineOf(ctx, await county.call(number))
    const strange = hanOutsideNames(ctx, await typed())
    const accepted = entries.find(entry => entry.text.startsWith('Accepted'))
    expect(accepted?.details).toContainEqual({ label: 'Decision', value: 'Accept' })
    const said = entries.flatMap(({ who, text, atText, details = [] }) => [
      who,
      text,
      atText,
      ...details.flatMap(detail => [detail.label, detail.value]),
    ])
    expect(said.filter(strange)).toEqual([])
  })

  it('should have the same milestones in both languages', () => {
    expect(Object.keys(en.acts).sort()).toEqual(Object.keys(zh.acts).sort())
    expect(Object.keys(en.urges).sort()).toEqual(Object.keys(zh.urges).sort())
  })
})

describe('the timeline in Chinese', () => {
  it('should tell when a circular was drafted', async () => {
    const entries = await timelineOf(await county.now(), await county.call(number))
    expect(
      entries.filter(entry => entry.text.includes('起草')).map(({ at, text, who }) => [at, who, text]),
    ).toEqual([
      ['2026-10-19T17:30:00+08:00', '系统', '通报（交警大队）已起草，待督查室签发'],
      ['2026-10-19T17:30:00+08:00', '系统', '联合督办（交警大队）已起草，待中心负责人提请'],
      ['2026-10-13T17:30:00+08:00', '系统', '督办单已起草，待中心负责人签发'],
    ])
  })
})

describe('units and people in English', () => {
  it('should say how far each is', async () => {
    const units = caseUnits(ctx, await county.call(number))
    expect(units.map(each => [each.unitName, each.note])).toEqual([
      ['交警大队', 'responded by telephone, 29 Sep, 10:20'],
      ['交通运输局', 'to reply by 10 Oct, 17:30'],
      ['综合行政执法局', 'to reply by 10 Oct, 17:30'],
      ['柳林镇', undefined],
      ['运行管理中心', undefined],
    ])
    expect(units[0]?.people.map(each => each.roleName)).toEqual(['Clerk', 'Head'])
  })
})

describe('the ledger in English', () => {
  it('should say what is due, the steps, the stage and what comes next', async () => {
    const page = await supervisionPage(ctx, await county.who('leader', 'YX'))
    const row = page.rows.find(each => each.role === '主办')
    expect(page.headline).toBe('No paper of supervision is to be signed today')
    expect(page.notes).toEqual({ red: '2 cooperating' })
    expect(row).toMatchObject({ stage: 'Being handled', next: 'no step left; waiting for the report' })
    expect(row?.steps.map(step => step.name)).toEqual(['Reminder', 'Due', 'Order', 'Circular'])
    const strange = hanOutsideNames(ctx, await typed())
    const said = [
      ...page.ladder.flatMap(step => [step.name, step.rule]),
      ...page.stages.map(stage => stage.name),
      ...page.rows.flatMap(each => [
        each.stage,
        each.next,
        each.turnName,
        each.unownedText,
        each.limit?.dueText ?? '',
        each.limit?.remainingText ?? '',
        ...each.steps.map(step => step.name),
      ]),
    ]
    expect(said.filter(strange)).toEqual([])
  })

  it('should filter by stage and level, whatever their names are in', async () => {
    const actor = await county.who('leader', 'YX')
    const filter = { stage: '处置中', level: '通报' }
    for (const each of [ctx, await county.now()])
      expect((await supervisionPage(each, actor, filter)).rows.map(row => row.role)).toEqual(['主办'])
  })
})

describe('the live diagram in English', () => {
  it('should say what is left, and when a step was done', async () => {
    const view = await diagramView(ctx, await county.call(number))
    const badges = view.planes.flatMap(plane => plane.states.flatMap(state => state.badge ?? []))
    expect(badges).toContain('✓ 29 Sep 10:20')
    expect(badges.filter(hanOutsideNames(ctx))).toEqual([])
    const names = view.planes.flatMap(plane => [
      plane.name,
      ...plane.breadcrumb.map(each => each.name),
      ...plane.states.filter(state => state.badge !== undefined).map(state => state.name),
    ])
    expect(names.filter(hanOutsideNames(ctx))).toEqual([])
  })

  it('should say why a clock stands still', async () => {
    const other = await county.files({ title: '柳林集市占道经营', item: 'SD-37' })
    await county.does(other, 'approve', { 意见: '同意' })
    await county.until('2026-10-20 09:00')
    await county.does(other, 'decide-intake', { 审核结论: '退回补正', 需补内容: '补充现场照片' })
    const now = await english()
    expect(now.now).toBe(instantOf('2026-10-20 09:00'))
    const view = await diagramView(now, await county.call(other))
    const paused = view.planes.flatMap(plane => plane.states).filter(state => state.state === 'paused')
    expect(paused.map(state => state.badge)).toContain('❚❚ being supplemented')
  })
})
