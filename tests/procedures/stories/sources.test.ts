import { messages } from '../../../server/runtime/rows/index.js'
import { code, clockText, demonstrationCounty, filesOf, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-10-09 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

/** What another procedure or an import hands over: the matter with its number and, if so, its approval. */
async function handsOver(
  number: string,
  source: string,
  more: Record<string, string | boolean>,
  urgency = '一般',
) {
  await county.services.runtime.publish(code, {
    name: 'file call',
    key: number,
    variables: {
      事项: {
        编号: number,
        文号: null,
        清单: '属地管理清单',
        清单项: 'SD-31',
        清单项名: '省道大货车乱停乱放',
        清单版本: null,
        紧急程度: urgency,
        来源: source,
        来源编号: `${source}-1`,
        呼叫单位: '379999101',
        呼叫时刻: null,
        群众来源: true,
        敏感: false,
        危及生命: false,
        标题: '省道 S3 货车乱停',
      },
      内容: '群众反映夜间货车乱停',
      地点: '省道 S3 柳林段',
      ...more,
    },
  })
}
const results = async (number: string) =>
  (await county.store.find(messages, code, { where: { name: 'call result', key: number } })).items

describe('calls that come from other sources', () => {
  it('should take in what comes approved under its own number, and write one result back', async () => {
    const number = 'SF-20261009-80001'
    await handsOver(number, '12345', { 已批准: true })
    await handsOver(number, '12345', { 已批准: true })
    const record = await county.call(number)
    expect(record).toMatchObject({ number, caller: '379999101', state: '待受理', filed: { item: 'SD-31' } })
    expect(record.documentNumber).toMatch(/^示呼〔2026〕\d+号$/)
    const deputy = await county.who('deputy', '379999101')
    const refused = await county.tries(number, 'exit', { 理由: '重复' }, deputy)
    expect(refused).toMatchObject({ code: 'REFUSED', text: '此件不是本单位批准呼出的，不能撤回' })
    await county.accepts(number, ['JJ', []])
    await county.signsAndResponds(number)
    await county.feedsBack(number)
    expect(await results(number)).toEqual([])
    await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    expect((await results(number)).map(row => JSON.parse(row.variables) as object)).toEqual([
      { 去向: '办结', 来源编号: '12345-1' },
    ])
  })

  it('should have the township sign what its grid reports', async () => {
    const number = 'SF-20261009-80002'
    await handsOver(number, '网格', {})
    expect(await county.call(number)).toMatchObject({ state: '待审签' })
    await county.does(number, 'approve', { 意见: '不同意', 说明: '属地自行处置' })
    expect(await county.call(number)).toMatchObject({ state: '未呼叫', open: false })
    expect(await results(number)).toHaveLength(1)
    expect(await county.troubles()).toEqual([])
  })

  it('should have the head of the township countersign what is urgent and names nobody', async () => {
    const number = 'SF-20261009-80003'
    await handsOver(number, '网格', {}, '特急')
    expect(await county.call(number)).toMatchObject({ state: '待受理', urgency: '特急' })
    const head = await county.who('head', '379999101')
    expect((await county.task(number, 'do-act'))?.people).toContain(head.person)
    expect(await county.troubles()).toEqual([])
  })
})

describe('T-35 new parameters', () => {
  it('should hold for what is filed after them, and for a new round', async () => {
    await county.until('2026-10-09 09:10')
    const closed = await county.dispatched('2026-10-09 10:00')
    await county.until('2026-10-12 16:00')
    await county.signsAndResponds(closed)
    await county.feedsBack(closed)
    await county.does(closed, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    await county.until('2026-10-30 16:00')
    const number = await county.files()
    await county.does(number, 'approve', { 意见: '同意' })
    await county.until('2026-11-01 08:00')
    const files = filesOf('township-call').map(file =>
      file.name.endsWith('limits.dmn')
        ? {
            ...file,
            content: file.content.replace(
              '<outputEntry id="limits-ordinary-normal-7"><text>{数量: 5,',
              '<outputEntry id="limits-ordinary-normal-7"><text>{数量: 4,',
            ),
          }
        : file,
    )
    await county.services.runtime.deploy(code, { files, author: 'shipped', publisher: 'shipped' })
    await county.until('2026-11-02 10:00')
    await county.accepts(number)
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2026-11-09 17:30')
    await county.until('2026-11-02 17:29')
    await county.acts(closed, 'reopen', { 理由: '又有货车停放' }, await county.who('clerk', '379999101'))
    expect(await county.call(closed)).toMatchObject({ round: 2, running: true })
    expect(clockText((await county.call(closed)).due ?? 0)).toBe('2026-11-06 17:30')
  })
})
