import { countyNow, type Actor, type County } from '../../../server/domain/county.js'
import { caseList } from '../../../server/domain/views/case-list.js'
import { caseView } from '../../../server/domain/views/case-view.js'
import { printView } from '../../../server/domain/views/print/print-view.js'
import { queueCase } from '../../../server/domain/views/queue/queue-case.js'
import { queuePage } from '../../../server/domain/views/queue/queue-page.js'
import { plainText } from '../../../server/domain/views/sentence/parts.js'
import { taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

const township = '379999101'

let county: StoryCounty
const english = () => countyNow(county.services, code, 'en')
const inEnglish = async <T>(view: (ctx: County) => Promise<T>) => view(await english())
const sentence = async (reader: Actor, number: string) =>
  plainText((await caseView(await english(), reader, await county.call(number))).sentence)

describe('a case on its way, in English', () => {
  let number: string
  beforeAll(async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    number = await county.dispatched('2026-09-29 10:20')
    await county.until('2026-09-29 16:12')
    await county.signsAndResponds(number)
    await county.until('2026-10-10 10:40')
  })
  afterAll(() => county.store.close())

  it('should say whose turn it is, until when and what comes next', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const view = await inEnglish(async ctx => caseView(ctx, clerk, await county.call(number)))
    expect(plainText(view.sentence)).toBe(
      'Your turn to report back; 交通运输局 and 综合行政执法局 (cooperating) have not replied',
    )
    expect(view).toMatchObject({
      state: '承办中',
      stateName: 'Being handled',
      limit: { remainingText: '1 working day 5 h left', dueText: 'by Mon 12 Oct, 17:30' },
      next: 'Next: once answered, 柳林镇 verifies',
      filedText: '29 Sep, 09:00',
      commentsVisibleTo: 'Seen by the caller, the lead, the cooperating units and the centre',
    })
    expect(await sentence(await county.who('clerk', township), number)).toBe(
      'Waiting for 交警大队 to report back; 交通运输局 and 综合行政执法局 (cooperating) have not replied',
    )
  })

  it('should explain the limit, with the days that do not count and why', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const { reckoning } = await inEnglish(async ctx => caseView(ctx, clerk, await county.call(number)))
    expect(reckoning?.sentence).toBe(
      'Dispatched 29 Sep, 10:20, that day not counted; **5 working days**; not counted: 1–7 Oct (National Day), ' +
        '11 Oct (weekend); make-up working day counted: 10 Oct; ends **12 Oct, 17:30**',
    )
    expect(reckoning?.history).toEqual([{ atText: '29 Sep, 10:20', text: 'Dispatch: due Mon 12 Oct, 17:30' }])
    expect(reckoning?.days[0]).toMatchObject({ weekday: 'Tu', note: 'sent' })
  })

  it('should say in the list of tasks what each waits for', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const page = await inEnglish(ctx => taskPage(ctx, clerk))
    expect(page.groups.flatMap(group => group.tasks)).toMatchObject([
      { sentence: 'Waiting for you to gather 2 more replies and report back', actName: 'Report back' },
    ])
    const caller = await county.who('clerk', township)
    const waiting = await inEnglish(ctx => taskPage(ctx, caller, { scope: 'waiting' }))
    expect(waiting.groups.flatMap(group => group.tasks.map(task => task.sentence))).toContain(
      'Waiting for 交警大队 to report back',
    )
    expect(waiting.waiting.parts.map(part => part.text)).toContain('Report back')
  })

  it('should name the states of the list and keep their values', async () => {
    const page = await inEnglish(async ctx => caseList(ctx, await county.who('leader', 'YX')))
    expect(page.cases[0]).toMatchObject({ state: '承办中', stateName: 'Being handled' })
    expect(page.stateNames).toMatchObject({ 待审签: 'Awaiting approval', 办结: 'Closed' })
    expect(Object.keys(page.stateNames)).toEqual(page.states)
  })

  it('should keep the forms that are printed in Chinese', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const record = await county.call(number)
    expect(await inEnglish(ctx => printView(ctx, clerk, record))).toEqual(
      await printView(await county.now(), clerk, record),
    )
  })
})

describe("the centre's queue in English", () => {
  let number: string
  beforeAll(async () => {
    county = await demonstrationCounty('2026-10-10 10:40')
    await county.deploys()
    number = await county.files({ title: '柳林集市占道经营', item: 'SD-37' })
  })
  afterAll(() => county.store.close())

  it('should say to whom a call went for approval', async () => {
    expect(await sentence(await county.who('clerk', township), number)).toBe(
      'Waiting for the deputy in charge of 柳林镇 to approve',
    )
  })

  it('should say what waits for dispatch and until when it would run', async () => {
    await county.does(number, 'approve', { 意见: '同意' })
    const clerk = await county.who('clerk', 'YX')
    const page = await inEnglish(ctx => queuePage(ctx, clerk))
    expect(page.rows).toMatchObject([{ sentence: 'Item 37 of the list, ready to dispatch' }])
    const view = await inEnglish(async ctx => queueCase(ctx, clerk, await county.call(number)))
    expect(view.dispatch.limitText).toBe('Ordinary, 5 working days: dispatched now, due Fri 16 Oct, 17:30')
    expect(view.dispatch.rows.map(row => row.dueText)).toEqual([
      'by Fri 16 Oct, 17:30',
      'by Thu 15 Oct, 17:30',
      'by Thu 15 Oct, 17:30',
    ])
  })
})

describe('a case that is late, in English', () => {
  let number: string
  beforeAll(async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    await county.until('2026-10-13 09:40')
  })
  afterAll(() => county.store.close())

  it('should name the cooperating units that are late, in red', async () => {
    const ctx = await english()
    const view = await caseView(ctx, await county.who('clerk', township), await county.call(number))
    expect(view.sentence.at(-1)).toEqual({
      text: '交通运输局 and 综合行政执法局 (cooperating) are late',
      light: 'red',
    })
    expect(view.limit).toMatchObject({
      remainingText: '1 working h 10 min overdue',
      dueText: 'was due 12 Oct, 17:30',
    })
  })
})
