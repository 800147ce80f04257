import { platformAct } from '../../../server/domain/calls/acts/platform.js'
import { calls } from '../../../server/domain/calls/record.js'
import { enforcementCounty, filesPenalty } from '../../procedures/stories/enforcement.js'
import { code, type StoryCounty } from '../../procedures/stories/county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await enforcementCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

describe('a call that its clerk finds to be sensitive while revising it', () => {
  it('should be for named readers from then on, and told without its title', async () => {
    const number = await county.files()
    await county.does(number, 'approve', { 意见: '退回修改', 说明: '写明是否敏感' })
    const clerk = await county.actorOf((await county.task(number, 'file'))!)
    const [act] = (await county.may(number, clerk)).acts
    const title = '柳林某户家庭矛盾'
    const revised = { ...act!.defaults, 标题: title, 敏感: true, 敏感理由: '涉及未成年人' }
    await county.does(number, 'file', revised)
    const record = await county.call(number)
    expect(record).toMatchObject({ sensitive: true, words: [], filed: { title } })
    expect(record.readers).toContain(clerk.person)
    await county.does(number, 'approve', { 意见: '同意' })
    const { variables } = (await county.services.runtime.instance(code, record.instance))!
    expect(variables.事项).toMatchObject({ 敏感: true, 标题: `敏感件 ${number.slice(-5)}` })
    expect(JSON.stringify(variables)).not.toContain(title)
  })
})

describe('a sensitive penalty case', () => {
  it('should still be told of by the platform that keeps its file', async () => {
    const number = await filesPenalty(county, '2026-09-29')
    const { _id, rev } = await county.call(number)
    await county.store.update(calls, code, _id, rev, { set: { sensitive: true, readers: [], words: [] } })
    const told = await platformAct(await county.now(), {
      caseNumber: 'ZF/2026-0088',
      act: 'evidence-preserved',
      values: { 日期: '2026-09-29', 保存物品: '三轮车' },
      id: 'platform-1',
    })
    expect(told).toMatchObject({ ok: true })
    expect(await county.task(number, 'handle-preserved')).toBeDefined()
  })
})
