import type { SetupCheck } from '../../portal/src/api/types.js'
import { countyNow } from '../../server/domain/county.js'
import { demoTable, newCounty, type NewCounty } from './new-county.js'

let county: NewCounty
beforeAll(async () => {
  county = await newCounty()
  await county.bring('units', units)
}, 60_000)
afterAll(() => county.service.close())

const units = [
  '单位编码,单位名称,简称,类别,上级单位编码',
  'ZX,运行管理中心,中心,centre,379999',
  'LL,柳林镇,柳林,乡镇,379999',
  'JT,交通运输局,交通局,县直部门,379999',
].join('\r\n')

const texts = ({ problems }: SetupCheck) =>
  problems.map(({ row, column, text }) => `${row} ${column ?? ''}: ${text}`)
const directory = () =>
  county.service.service.services.domain.directory.current('379999').then(({ unit, person, posts }) => ({
    unit,
    person,
    posts,
  }))
/** GB18030 of the two words that the test writes: Node has no encoder for it. */
const gb = (text: string) =>
  Buffer.concat(
    [...text].map(letter => {
      const known: Record<string, number[]> = { 河: [0xba, 0xd3], 口: [0xbf, 0xda], 镇: [0xd5, 0xf2] }
      return Buffer.from(known[letter] ?? Buffer.from(letter))
    }),
  )

describe('an uploaded table', () => {
  it('should be read in UTF-8 with a byte order mark and in GB18030', async () => {
    const table = 'code,name,kind\r\nHK,河口镇,township\r\n'
    for (const content of [table, `\uFEFF${table}`, gb(table)]) {
      const { problems, changes } = await county.check('units', content)
      expect([problems, changes.map(({ name, kind }) => [name, kind])]).toEqual([[], [['河口镇', 'added']]])
    }
  })

  it('should be refused in words when it is a workbook, nothing, or no text', async () => {
    const workbook = await county.check('units', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    expect(texts(workbook)).toEqual([expect.stringContaining('另存为 CSV')])
    expect(texts(await county.check('units', 'code,name,kind\n'))).toEqual([
      expect.stringContaining('没有数据行'),
    ])
    expect(texts(await county.check('units', new Uint8Array([0xff, 0xff, 0xff])))).toHaveLength(1)
    expect(texts(await county.check('units', 'code,name,kind\nA,"甲,centre'))).toHaveLength(1)
  })

  it('should keep line breaks, commas and quotes inside quotes', async () => {
    const { changes, problems } = await county.check(
      'units',
      'code,name,kind,note\r\nWL,文旅局,department,"第一行\n""二"",三"\r\n',
    )
    expect(problems).toEqual([])
    expect(changes[0]?.fields.find(({ title }) => title === '说明')?.to).toBe('第一行\n"二",三')
  })

  it('should say every wrong cell by row and column, in the language of the reader', async () => {
    const table = [
      'code,name,kind,parent,vertical',
      'A 1,甲局,department,,',
      '',
      'B,,局,NO,或许',
      'B,丙局,department,,',
      'Z2,第二中心,centre,,',
      '379998,别县,county,,',
    ].join('\n')
    const zh = await county.check('units', table)
    expect(texts(zh)).toEqual([
      expect.stringMatching(/^2 code: 编码只用字母/),
      '4 name: 这一栏必须填写',
      expect.stringMatching(/^4 kind: 不认识“局”，可填：县、县领导/),
      '4 vertical: 应填“是”或“否”，不是“或许”',
      '4 parent: 没有这个单位：NO',
      '5 code: 与第 4 行重复：B',
      '6 kind: 一个县只有一个运行管理中心',
      expect.stringMatching(/^7 kind: 类别“县”只能是本县自己/),
    ])
    expect(texts(await county.check('units', table, 'en'))).toContain('4 name: This cell must be filled in')
    expect(texts(await county.check('units', 'code,naam\nA,甲'))).toEqual([
      expect.stringContaining('「单位名称」'),
      expect.stringContaining('「类别」'),
    ])
  })

  it('should write nothing while one row is wrong', async () => {
    const { fingerprint } = await county.check('units', 'code,name,kind\nOK,好局,department\nNO,,department')
    const answer = await county.confirm(
      'units',
      'code,name,kind\nOK,好局,department\nNO,,department',
      fingerprint,
    )
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', details: { problems: [{ row: 3, column: 'name' }] } },
    })
    expect((await directory()).unit.has('OK')).toBe(false)
  })

  it('should be confirmed as it was checked and no other', async () => {
    const { fingerprint } = await county.check('units', 'code,name,kind\nA,甲局,department')
    const other = await county.confirm('units', 'code,name,kind\nA,乙局,department', fingerprint)
    expect(other).toMatchObject({ status: 409, body: { code: 'CONFLICT' } })
    expect((await directory()).unit.has('A')).toBe(false)
  })

  it('should show what changes, and leave alone what the file does not have', async () => {
    await county.bring('units', 'code,name,kind,phone\nJT,交通运输局,department,6610001')
    const { changes, same } = await county.check(
      'units',
      'code,name,kind\nJT,交通运输管理局,department\nLL,柳林镇,township',
    )
    expect(same).toBe(1)
    expect(changes).toEqual([
      {
        row: 2,
        name: expect.any(String),
        kind: 'changed',
        fields: [{ title: '单位名称', from: '交通运输局', to: '交通运输管理局' }],
      },
    ])
    await county.bring('units', 'code,name,kind\nJT,交通运输管理局,department')
    expect((await directory()).unit.get('JT')).toMatchObject({
      name: '交通运输管理局',
      short: '交通局',
      phone: '6610001',
    })
  })

  it('should name headings that it passes over', async () => {
    const { ignored } = await county.check('units', 'code,name,kind,colour\nJT,交通局,department,red')
    expect(ignored).toEqual(['colour'])
  })
})

describe('a template', () => {
  it.each(['units', 'posts', 'people', 'roster', 'items', 'sources'])(
    'should have a heading and two rows for %s, and pass as a table itself',
    async table => {
      for (const language of ['zh-CN', 'en']) {
        const { body, headers } = await county.admin.get<string>(
          `/api/setup/tables/${table}/template?language=${language}`,
        )
        expect(headers.get('content-disposition')).toContain(`${table}.csv`)
        const { rows, problems, ignored } = await county.check(table, body)
        const columns = problems.filter(({ row }) => row === 1)
        expect([rows, ignored, columns]).toEqual([2, [], []])
      }
    },
  )
})

describe('a table of people', () => {
  const people = [
    'unit,slot,name,phone,account',
    'LL,clerk1,王伟,6611001,',
    'LL,deputy,赵敏,,zhao.min',
    'JT,clerk1,王伟,,',
  ].join('\n')

  it('should give namesakes in two units accounts of their own, and know them again', async () => {
    const { passwords } = await county.bring('people', people)
    expect(passwords.map(({ account }) => account).sort()).toEqual(['wangwei', 'wangwei2', 'zhao.min'])
    const { passwords: again, same } = await county.bring('people', 'unit,slot,name\nJT,clerk1,王伟')
    expect([again, same]).toEqual([[], 1])
  })

  it('should let somebody go who is named as having left, and take them back', async () => {
    const leaves = 'unit,slot,name,account,active\nLL,deputy,赵敏,zhao.min,否'
    expect((await county.check('people', leaves)).changes).toMatchObject([{ kind: 'changed' }])
    await county.bring('people', leaves)
    expect((await directory()).person.get('379999.zhao.min')?.active).toBe(false)
    expect(await county.bring('people', leaves)).toMatchObject({ same: 1 })
    await county.bring('people', 'unit,slot,name,account\nLL,deputy,赵敏,zhao.min')
    const { person, posts } = await directory()
    expect(person.get('379999.zhao.min')?.active).toBe(true)
    expect(posts.find(post => post.person === '379999.zhao.min')?.to).toBeUndefined()
  })

  it('should pass over somebody who leaves and was never there', async () => {
    const { same, changes } = await county.check('people', 'unit,slot,name,active\nLL,deputy,无此人,否')
    expect([same, changes]).toEqual([1, []])
  })

  it('should say which posts a unit has, and keep the last administrator', async () => {
    const check = await county.check(
      'people',
      'unit,slot,name,account,active\nLL,boss,钱一,,\nXX,clerk1,孙二,,\nLL,clerk1,李三,1,\n379999,admin,管理员,guanli,否',
    )
    expect(texts(check)).toEqual([
      expect.stringMatching(/^2 slot: 柳林没有这个岗位，可填：head（主要负责人）/),
      '3 unit: 没有这个单位：XX',
      expect.stringMatching(/^4 account: 账号用 2 至 32 个/),
      '5 active: 县里至少要留一名系统管理员',
    ])
  })
})

describe('an import that breaks off', () => {
  it('should be finished by importing the same table again', async () => {
    const { domain } = county.service.service.services
    const { checkTable, applyCheck } = await import('../../server/domain/setup/index.js')
    const ctx = await countyNow(domain, '379999')
    const table = Buffer.from('unit,slot,name\nLL,clerk2,周一\nLL,member,周二\nJT,clerk2,周三')
    const check = await checkTable(ctx, 'people', table)
    let hashes = 0
    const breaking = {
      randomBytes: county.service.service.services.identity.randomBytes,
      hashing: {
        hash: () => (++hashes > 1 ? Promise.reject(new Error('power cut')) : Promise.resolve('$argon2id$x')),
        verify: () => Promise.resolve(false),
      },
    }
    await expect(applyCheck(ctx, breaking, check)).rejects.toThrow('power cut')
    const rest = await county.bring('people', table)
    expect(rest).toMatchObject({ added: 0, changed: rest.passwords.length })
    expect(rest.passwords.length).toBeGreaterThan(0)
    expect(await county.bring('people', table)).toMatchObject({ same: 3, passwords: [] })
  })
})

describe('a list', () => {
  it('should keep the sources of an item when the item changes, and move a source that names another', async () => {
    const items =
      'code,no,domain,batch,title,lead\nSD-1,1,交通,第一批,货车乱停,JT\nSD-2,2,交通,第一批,占道经营,JT'
    const head = 'source_row,source_item,target\n'
    await county.bring('items', items)
    await county.bring('sources', `${head}1,大货车,SD-1\n2,其他,参考库`)
    await county.bring('items', items.replace('货车乱停', '货车乱停乱放'))
    const { changes } = await county.check('sources', `${head}1,大货车,SD-2\n2,其他,SD-2`)
    expect(changes.map(({ kind, fields }) => [kind, fields.map(({ from, to }) => `${from}→${to}`)])).toEqual([
      ['changed', ['SD-1→SD-2']],
      ['changed', ['参考库→SD-2']],
    ])
    await county.bring('sources', `${head}1,大货车,SD-2\n2,其他,SD-2`)
    const { lists, clock } = county.service.service.services.domain
    const item = (code: string) => lists.item('379999', clock.now(), code)
    expect((await item('SD-1')).title).toBe('货车乱停乱放')
    expect([(await item('SD-1')).sources, (await item('SD-2')).sources.map(({ row }) => row)]).toEqual([
      [],
      [1, 2],
    ])
    expect(await lists.references('379999')).toEqual([])
  })

  it('should say which units it does not know, and which limits it cannot read', async () => {
    const table =
      'code,no,domain,batch,title,lead,cooperating,limits\nSD-9,9,交通,第九批,某事,QQ,JT;WW,一般=3'
    expect(texts(await county.check('items', table))).toEqual([
      expect.stringMatching(/^2 batch: 不认识“第九批”/),
      expect.stringMatching(/^2 limits: 读不懂的时限例外/),
      '2 lead: 没有这个单位：QQ',
      '2 cooperating: 没有这个单位：WW',
    ])
  })
})

describe('the roster', () => {
  it('should be read by the words of its columns', async () => {
    const table = demoTable('roster').split('\n').slice(0, 2).join('\n').replace('YX', 'ZX')
    await county.bring('roster', table)
    expect(await county.bring('roster', table)).toMatchObject({ same: 1 })
    const wrong = await county.check('roster', table.replace('08:30', '8点半').replace('duty', '站岗'))
    expect(texts(wrong)).toEqual([
      '2 start: 时刻写作 08:30',
      expect.stringMatching(/^2 pool_roles: 不认识“站岗”/),
    ])
  })
})
