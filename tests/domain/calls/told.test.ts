import { taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { timelineOf } from '../../../server/domain/views/timeline/timeline.js'
import { demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

let county: StoryCounty
afterEach(() => county.store.close())

const texts = async (number: string) =>
  (await timelineOf(await county.now(), await county.call(number))).map(entry => entry.text)

describe('an extension', () => {
  beforeEach(async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
  })

  it('should show its decider what the township thinks and in what it counts, and say what came of it', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const asks = { 延长数量: 2, 单位: '工作日', 理由: '停放点要重划', 进展: '已清理一半' }
    await county.acts(number, 'extension', asks, await county.who('clerk', 'JJ'))
    expect(await county.does(number, 'sign-ext', { 意见: '同意' })).toContain('批准前期限不变')
    await county.does(number, 'comment-ext', { 延期意见: '同意延期' })
    const decider = await county.actorOf((await county.task(number, 'decide-ext'))!)
    const act = (await county.may(number, decider)).acts.find(each => each.name === '审批延期')
    expect(act?.notes).toContain('呼叫单位意见：同意延期')
    expect(act?.form?.components.find(each => each.key === '数量')?.appearance).toEqual({
      suffixer: '工作日',
    })
    expect(await county.does(number, 'decide-ext', { 批复: '批准', 数量: 2 })).toBe(
      '已批准，期限改为 10月14日 17:30',
    )
  })
})

describe('a call that goes out before it is signed', () => {
  it('should show the signer what it is, and be told once', async () => {
    county = await demonstrationCounty('2026-10-03 23:00')
    await county.deploys()
    const deputy = await county.who('deputy', '379999101')
    const number = await county.files({
      urgency: '特急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道，随时可能再撞',
    })
    const { filed } = await county.call(number)
    const act = (await county.may(number, deputy)).acts.find(each => each.name === '补签')
    expect(act?.notes?.[0]).toContain(`「${filed.title}」`)
    expect(act?.notes).toContain('紧急理由：占用行车道，随时可能再撞')
    expect(await texts(number)).toContain(`待补签紧急呼叫：${filed.title}`)
    await county.does(number, '答复', { 意见: '同意' }, deputy)
    expect(await texts(number)).toContain('补签：同意')
  })
})

describe('telephone calls of one case', () => {
  it('should read differently in the list of whoever makes them', async () => {
    county = await demonstrationCounty('2026-10-03 23:00')
    const deputy = await county.who('deputy', '379999101')
    const number = await county.dispatched('2026-10-03 23:20', {
      urgency: '特急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    await county.until('2026-10-04 23:20')
    const row = (await county.open(number)).find(each => each.form === 'supervision.call')
    const { groups } = await taskPage(await county.now(), await county.actorOf(row!))
    const said = groups
      .flatMap(group => group.tasks)
      .filter(task => task.form === 'supervision.call')
      .map(task => task.sentence)
    expect(said.sort()).toEqual(['等您电话告知交警大队值班领导', '等您电话告知分管县领导'])
  })
})

describe('a verified case', () => {
  it('should be closed in one line, and its circular be named where it waits', async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    await county.until('2026-10-19 17:30')
    const circular = (await county.open(number)).find(each => each.form === 'supervision.sign-document')
    const { acts } = await county.may(number, await county.actorOf(circular!))
    expect(acts.map(act => act.name)).toContain('审签通报')
    expect(
      await county.does(number, 'sign-document', { 签发意见: '签发' }, await county.actorOf(circular!)),
    ).toBe('文书已签发')
    expect(await texts(number)).toContainEqual(expect.stringMatching(/^通报 示通〔2026〕1号 已签发$/))
    await county.feedsBack(number)
    await county.does(number, 'verify', { 核验意见: '办结', 核验方式: '现场' })
    const lines = await texts(number)
    expect(lines).toContain('核验通过，办结')
    expect(lines).not.toContain('办结')
  })
})
