import type * as portal from '../../../portal/src/api/types.js'
import { shortNumber } from '../../../server/domain/numbering/case-number.js'
import { caseList } from '../../../server/domain/views/case-list.js'
import { caseView } from '../../../server/domain/views/case-view.js'
import { diagramView } from '../../../server/domain/views/diagram/diagram-view.js'
import { printView } from '../../../server/domain/views/print/print-view.js'
import { queueCase } from '../../../server/domain/views/queue/queue-case.js'
import { queuePage } from '../../../server/domain/views/queue/queue-page.js'
import { supervisionPage } from '../../../server/domain/views/supervision/page.js'
import { taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { timelineOf } from '../../../server/domain/views/timeline/timeline.js'
import { demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

let county: StoryCounty
let number: string
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.until('2026-09-29 16:12')
  await county.signsAndResponds(number)
  await county.until('2026-10-10 10:40')
})
afterAll(() => county.store.close())

describe('the page of a case', () => {
  it('should say whose turn it is, until when, and how the limit came about', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const view: portal.CaseView = await caseView(await county.now(), clerk, await county.call(number))
    expect(view.sentence.map(part => part.text).join('')).toBe(
      '轮到您反馈；协办交通运输局、综合行政执法局未回复',
    )
    expect(view).toMatchObject({
      light: 'green',
      limit: { remainingText: '剩 1 工作日 5 工作时', dueText: '10月12日 周一 17:30 前' },
      next: '下一步：反馈后由柳林镇核验',
      reckoning: {
        sentence:
          '9月29日 10:20 派发，当天不计；**5 个工作日**，10月1日至10月7日（国庆节）、10月11日（周末）不计，' +
          '10月10日调休上班计入，到 **10月12日 17:30** 止',
      },
    })
    expect(view.reckoning?.days.map(day => day.kind).join(' ')).toBe(
      'start counted off off off off off off off counted counted makeup off last',
    )
    expect(view.people.map(each => [each.role, each.unitName, each.light])).toEqual([
      ['主办', '交警大队', 'green'],
      ['协办', '交通运输局', 'yellow'],
      ['协办', '综合行政执法局', 'yellow'],
      ['呼叫', '柳林镇', null],
      ['中心', '运行管理中心', null],
    ])
  })

  it('should name the unit to everybody else', async () => {
    const township = await county.who('clerk', '379999101')
    const view = await caseView(await county.now(), township, await county.call(number))
    expect(view.sentence[1]).toEqual({ text: '交警大队', strong: true })
  })

  it('should tell what happened, the latest first, with what was written', async () => {
    const entries: portal.TimelineEntry[] = await timelineOf(await county.now(), await county.call(number))
    const acts = entries.filter(entry => entry.tab === '办理').map(entry => `${entry.who} ${entry.text}`)
    expect(acts).toEqual([
      '刘春华 交警大队响应：电话联系',
      '刘春华 交警大队签收',
      '周岚 派发给交警大队，协办交通运输局、综合行政执法局，期限 10月12日 周一 17:30',
      '周岚 受理，主办交警大队',
      '赵永强 已呼出，送中心受理',
      '李晓梅 发起呼叫：省道大货车乱停乱放',
    ])
    expect(entries.find(entry => entry.text.startsWith('受理'))?.details).toContainEqual({
      label: '主办单位',
      value: '交警大队',
    })
  })

  it('should print the three parts with the reckoning', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const print: portal.PrintView = await printView(await county.now(), clerk, await county.call(number))
    expect(print).toMatchObject({
      demo: true,
      documentNumber: '示呼〔2026〕1号',
      call: { unitName: '柳林镇人民政府', approver: '赵永强' },
      dispatch: { dispatcher: '周岚', dueText: '2026年10月12日 17:30' },
      feedback: { result: '', verified: '' },
    })
  })
})

describe('the live diagram', () => {
  it('should open on the plane whose turn it is, with a way back', async () => {
    const view: portal.DiagramView = await diagramView(await county.now(), await county.call(number))
    const plane = view.planes[view.current]
    expect(plane).toMatchObject({ processId: 'township-call', name: '承办', focus: 'handle' })
    expect(plane?.breadcrumb).toEqual([{ name: '乡呼县应', plane: 0 }])
    expect(view.planes.map(each => each.name)).toContain('督办 交警大队')
  })

  it('should colour what was done, what is under way and what was not taken', async () => {
    const view = await diagramView(await county.now(), await county.call(number))
    const states = new Map(view.planes.flatMap(plane => plane.states).map(state => [state.element, state]))
    expect(states.get('filing')).toMatchObject({ state: 'done', badge: '✓ 9/29 09:00' })
    expect(states.get('revise')).toMatchObject({ state: 'skipped' })
    expect(states.get('handle')).toMatchObject({ state: 'active', badge: '剩 1 工作日 5 工作时' })
    expect(states.get('verification')).toMatchObject({ state: 'todo' })
    expect(states.get('cooperate')).toMatchObject({ state: 'near', instances: [{ name: '交通运输局' }, {}] })
    expect(states.get('handling')).toMatchObject({ state: 'active' })
    expect(states.get('start-filed--filing')).toMatchObject({ flow: true, state: 'done' })
  })

  it('should draw one plane a file, without what runs behind it', async () => {
    const view = await diagramView(await county.now(), await county.call(number))
    for (const plane of view.planes) {
      expect(plane.xml.match(/<bpmndi:BPMNDiagram\b/g)).toHaveLength(1)
      expect(plane.xml).not.toContain('extensionElements')
    }
  })
})

describe('lists', () => {
  it('should sort tasks by light and say what waits for others', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const page: portal.TaskPage = await taskPage(await county.now(), clerk)
    expect(page.groups).toMatchObject([
      {
        light: 'green',
        tasks: [
          { role: '主办', actName: '反馈办理结果', sentence: '等您汇总 2 家协办意见并反馈', signed: true },
        ],
      },
    ])
    expect(page.waiting).toMatchObject({ count: 2, parts: [{ text: '回复协办情况', count: 2 }] })
  })

  it("should know the centre's tasks by its name in the diagrams", async () => {
    const early = await county.files({ title: '望湖堤路护栏缺失' })
    await county.does(early, 'approve', { 意见: '同意' })
    const page = await taskPage(await county.now(), await county.who('leader', 'YX'), { scope: 'unit' })
    expect(page.groups.flatMap(group => group.tasks.map(task => task.number))).toContain(early)
    await county.does(early, 'decide-intake', { 审核结论: '转其他渠道', 渠道: '12345' })
  })

  it('should find a case by words, by the end of its number, by light and by state', async () => {
    const ctx = await county.now()
    const clerk = await county.who('clerk', 'JJ')
    const total = async (query: Parameters<typeof caseList>[2]) => (await caseList(ctx, clerk, query)).total
    expect(await total({ q: '大货车' })).toBe(1)
    expect(await total({ q: number.slice(-5) })).toBe(1)
    expect(await total({ q: shortNumber(number) })).toBe(1)
    expect(await total({ q: '秸秆' })).toBe(0)
    expect(await total({ light: 'green' })).toBe(1)
    expect(await total({ light: 'red' })).toBe(0)
    expect(await total({ light: 'untimed', state: '承办中' })).toBe(0)
    expect(await total({ light: 'paused', state: '承办中' })).toBe(0)
    expect(await total({ state: '承办中', unit: 'JJ' })).toBe(1)
    const page: portal.CasePage = await caseList(ctx, clerk, { scope: 'unit' })
    expect(page.cases[0]).toMatchObject({ turnName: '交警大队', callerName: '柳林镇' })
  })

  it('should show nobody a case that is not theirs', async () => {
    const ctx = await county.now()
    for (const unit of ['379999102', 'ZR']) {
      const stranger = await county.who('clerk', unit)
      for (const scope of ['all', 'township', 'unit'] as const)
        expect((await caseList(ctx, stranger, { scope })).cases).toEqual([])
      expect((await supervisionPage(ctx, stranger)).rows).toEqual([])
    }
  })

  it('should show the ledger with the ladder and what comes next', async () => {
    const page: portal.SupervisionPage = await supervisionPage(
      await county.now(),
      await county.who('leader', 'YX'),
    )
    expect(page.counts).toEqual({ red: 0, yellow: 0, green: 1, paused: 0 })
    expect(page.rows).toMatchObject([
      { turnName: '交警大队', stage: '处置中', next: '今天 17:30 提醒经办人', unownedText: '1 工作时 20 分' },
    ])
  })

  it("should fill the centre's decision from the list", async () => {
    const filed = await county.files({ title: '柳林集市占道经营', item: 'SD-37' })
    await county.does(filed, 'approve', { 意见: '同意' })
    const ctx = await county.now()
    const clerk = await county.who('clerk', 'YX')
    const queue: portal.QueuePage = await queuePage(ctx, clerk)
    expect(queue).toMatchObject({ counts: { dispatch: 1 }, rows: [{ sentence: '清单第 37 项，可一键派发' }] })
    const view: portal.QueueCase = await queueCase(ctx, clerk, await county.call(filed))
    expect(view.dispatch.rows.map(row => [row.role, row.unit, row.dueText])).toEqual([
      ['主办', 'ZF', '10月16日 周五 17:30 前'],
      ['协办', 'SC', '10月15日 周四 17:30 前'],
      ['协办', 'GA', '10月15日 周四 17:30 前'],
    ])
    expect(view.dispatch.limitText).toBe('一般 5 工作日，现在派发到 10月16日 周五 17:30')
  })
})
