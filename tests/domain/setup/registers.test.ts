import { ownPowers } from '../../../server/domain/enforcement/powers.js'
import { expiredIn } from '../../../server/domain/enforcement/certificates.js'
import {
  applyCheck,
  checkTable,
  registerOf,
  templateOf,
  type Check,
  type TableName,
} from '../../../server/domain/setup/index.js'
import { code, demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-10-09 09:00')
})
afterAll(() => county.store.close())

const check = async (table: TableName, text: string) =>
  checkTable(await county.now(), table, Buffer.from(text))
const nobody = { hashing: undefined as never, randomBytes: undefined as never }
async function brings(table: TableName, text: string): Promise<Check> {
  const checked = await check(table, text)
  expect(checked.problems).toEqual([])
  await applyCheck(await county.now(), nobody, checked)
  return checked
}
const found = ({ problems }: Check) =>
  problems.map(({ row, column, text }) => `${row} ${column ?? ''}: ${text.zh}`)

describe.each(['powers', 'certificates'] as const)('the register of %s', name => {
  it.each(['zh-CN', 'en'] as const)(
    'should be taken out as a table that changes nothing: %s',
    async language => {
      const text = await registerOf(await county.now(), name, language)
      const checked = await check(name, text)
      expect([checked.problems, checked.changes, checked.ignored]).toEqual([[], [], []])
      expect(checked.rows).toBe(name === 'powers' ? 126 : 40)
    },
  )

  it('should have a template that can be filled in', async () => {
    const checked = await check(name, templateOf(name, code, 'zh-CN'))
    expect(found(checked)).toEqual([])
  })
})

describe('powers', () => {
  const heading = '适用类别,权力编码,序号,权力类别,权力事项,权力来源,对应清单项,已收回'

  it('should be offered to townships once they are given, and no more once they are withdrawn', async () => {
    const own = async () => (await ownPowers(county.store, code, 'township')).map(power => power.code)
    const given = await brings(
      'powers',
      `${heading}\n乡镇,XZ-Q-900,900,行政处罚,占道经营处罚,省赋权,SD-37,\n`,
    )
    expect(given.changes).toMatchObject([{ kind: 'added', name: '900 占道经营处罚' }])
    expect(await own()).toContain('XZ-Q-900')
    const back = await brings(
      'powers',
      `${heading}\n乡镇,XZ-Q-900,900,行政处罚,占道经营处罚,省赋权,SD-37,是\n`,
    )
    expect(back.changes[0]?.fields.map(({ title, from, to }) => [title.zh, from.zh, to.zh])).toEqual([
      ['已收回', '', '是'],
    ])
    expect(await own()).not.toContain('XZ-Q-900')
    expect(await registerOf(await county.now(), 'powers', 'en')).toMatch(/XZ-Q-900.*,true\r\n/)
    await brings('powers', `${heading}\n乡镇,XZ-Q-900,900,行政处罚,占道经营处罚,省赋权,SD-37,否\n`)
    expect(await own()).toContain('XZ-Q-900')
  })

  it('should say every wrong cell by its line', async () => {
    const rows = [
      '县直部门,X 1,一,行政处罚,甲,授权,SD-999,',
      '乡镇,A,1,行政处罚,,法定,,',
      '乡镇,A,2,行政处罚,乙,法定,,',
    ]
    expect(found(await check('powers', [heading, ...rows].join('\n')))).toEqual([
      expect.stringMatching(/^2 权力编码: 编码只用字母/),
      expect.stringMatching(/^2 适用类别: 不认识“县直部门”，可填：/),
      expect.stringMatching(/^2 序号: 应填整数/),
      expect.stringMatching(/^2 权力来源: 不认识“授权”，可填：法定、省赋权、受委托、初审、配合/),
      '2 对应清单项: 清单里没有这一项：SD-999',
      '3 权力事项: 这一栏必须填写',
      '4 权力编码: 与第 3 行重复：township A',
    ])
  })
})

describe('certificates', () => {
  const heading = '执法证号,单位编码,姓名,有效期至'

  it('should hold to their last day as the table has it', async () => {
    const until = async () =>
      (await expiredIn(county.store, code, '甲 ZF-0001', '2026-10-09')).map(each => each.number)
    expect(await until()).toEqual([])
    const ended = await brings('certificates', `${heading}\nZF-0001,ZF,赵晓东,2026/10/8\n`)
    expect(ended.changes[0]?.fields.map(({ from, to }) => [from.zh, to.zh])).toEqual([
      ['2028-12-31', '2026-10-08'],
    ])
    expect(await until()).toEqual(['ZF-0001'])
  })

  it('should say every wrong cell by its line', async () => {
    const rows = ['ZF 1,NO,甲,2026-02-30', 'ZF-9,ZF,乙,2028-1-1', 'ZF-9,ZF,,']
    expect(found(await check('certificates', [heading, ...rows].join('\n')))).toEqual([
      expect.stringMatching(/^2 执法证号: 证号只用字母/),
      expect.stringMatching(/^2 有效期至: 没有这一天：2026-02-30/),
      '2 单位编码: 没有这个单位：NO',
      '4 姓名: 这一栏必须填写',
      '4 有效期至: 这一栏必须填写',
      '4 执法证号: 与第 3 行重复：ZF-9',
    ])
  })
})
