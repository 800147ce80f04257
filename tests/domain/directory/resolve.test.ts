import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { resolve, type Principal } from '../../../server/domain/directory/index.js'
import { demoDirectory, nameOf } from './demo-directory.js'

const edition = defaultEdition()
const monday = instantOf('2026-10-12 09:40')
const county = demoDirectory()
const names = (principal: Principal, at = monday, shutOut: string[] = []) =>
  resolve(county, edition, [principal], at, shutOut).people.map(person => nameOf(county, person))

describe('who is found', () => {
  it('should find the holders of a role in a unit, in the order of their posts', () => {
    expect(names({ role: 'clerk', unit: '379999101' })[0]).toBe('李晓梅')
    expect(names({ role: 'clerk', unit: '379999101' })).toHaveLength(2)
    expect(names({ role: 'deputy', unit: '379999101' })).toEqual(['赵永强'])
    expect(names({ role: 'head', unit: 'JJ' })).toEqual(['郑海涛'])
  })

  it('should find one person by id', () => {
    expect(names({ person: '379999.lixiaomei' })).toEqual(['李晓梅'])
  })

  it.each([
    ['leader', '中心', '陈立群'],
    ['head', '中心', '陈立群'],
    ['officer', '督查室', '冯静'],
    ['officer', '编办', '龚雪'],
    ['officer', '考核办', '吴迪'],
    ['county-deputy', 'JJ', '高文博'],
    ['county-deputy', 'LD-3', '高文博'],
    ['county-deputy', 'PZ-101-PA', '高文博'],
  ])('should find %s(%s) by alias, kind and the leader in charge', (role, unit, name) => {
    expect(names({ role, unit })).toEqual([name])
  })

  it('should know a unit by its own name', () => {
    expect(names({ role: 'officer', unit: '司法局' })).toHaveLength(1)
  })

  it('should give each person once when several principals name them', () => {
    const principals = [
      { role: 'clerk', unit: 'YX' },
      { role: 'duty', unit: 'YX' },
      { role: 'clerk', unit: 'YX' },
    ]
    const { people } = resolve(county, edition, principals, monday)
    expect(new Set(people).size).toBe(people.length)
  })

  it('should let a substitute act while the substitution is in force, and say for whom', () => {
    const with_ = demoDirectory(() => ({
      substitutions: [
        {
          _id: 's',
          county: '379999',
          rev: 1,
          person: '379999.zhaoyongqiang',
          substitute: '379999.lixiaomei',
          from: instantOf('2026-10-12 08:30'),
          to: instantOf('2026-10-14 08:30'),
          reason: '外出培训',
        },
      ],
    }))
    const ask = (at: string) =>
      resolve(with_, edition, [{ role: 'deputy', unit: '379999101' }], instantOf(at))
    expect(ask('2026-10-12 09:40')).toEqual({
      people: ['379999.zhaoyongqiang', '379999.lixiaomei'],
      substitutes: { '379999.lixiaomei': '379999.zhaoyongqiang' },
    })
    expect(ask('2026-10-14 08:30').people).toEqual(['379999.zhaoyongqiang'])
    expect(ask('2026-10-12 08:29').people).toEqual(['379999.zhaoyongqiang'])
  })
})

describe('who is found when nobody is there', () => {
  const without = (unit: string, roles: string[]) =>
    demoDirectory(rows => ({
      posts: rows.posts.filter(post => post.unit !== unit || !roles.includes(post.role)),
    }))

  it("should be the unit's leader on duty, and the row says for whom", () => {
    const emptied = without('379999101', ['clerk'])
    const found = resolve(emptied, edition, [{ role: 'clerk', unit: '379999101' }], monday)
    expect(found.people).toHaveLength(1)
    expect(found.for).toBe('柳林镇 经办人')
    const [post] = emptied.postsOfPerson.get(found.people[0] ?? '') ?? []
    expect(post?.unit).toBe('379999101')
  })

  it('should be the backup when the leader on duty is shut out', () => {
    const emptied = without('379999101', ['clerk'])
    const ask = (shutOut: string[]) =>
      resolve(emptied, edition, [{ role: 'clerk', unit: '379999101' }], monday, shutOut).people
    const first = ask([])
    const second = ask(first)
    expect(second).toHaveLength(1)
    expect(second).not.toEqual(first)
  })

  it('should be the deputy where no roster runs at that hour, then the head', () => {
    const deputy = resolve(without('FG', ['clerk']), edition, [{ role: 'clerk', unit: 'FG' }], monday).people
    expect(county.postsOfPerson.get(deputy[0] ?? '')?.[0]?.role).toBe('deputy')
    const head = resolve(
      without('FG', ['clerk', 'deputy']),
      edition,
      [{ role: 'clerk', unit: 'FG' }],
      monday,
    ).people
    expect(county.postsOfPerson.get(head[0] ?? '')?.[0]?.role).toBe('head')
  })

  it("should be the centre's leader on duty when the unit has nobody at all", () => {
    const emptied = without('FG', ['clerk', 'deputy', 'head', 'duty'])
    const found = resolve(emptied, edition, [{ role: 'clerk', unit: 'FG' }], monday)
    expect(found).toMatchObject({ for: '发改局 经办人' })
    expect(nameOf(emptied, found.people[0])).toBe('周岚')
  })

  it('should be found for a person who has left, in the unit of their posts', () => {
    const left = demoDirectory(rows => ({
      people: rows.people.map(row => (row.name === '孙志远' ? { ...row, active: false } : row)),
    }))
    const found = resolve(left, edition, [{ person: '379999.sunzhiyuan' }], monday)
    expect(left.postsOfPerson.get(found.people[0] ?? '')?.[0]?.unit).toBe('JJ')
    expect(found.for).toBe('孙志远')
  })

  it('should be nobody only where the county has no centre and the unit no one', () => {
    const bare = demoDirectory(() => ({ posts: [] }))
    expect(resolve(bare, edition, [{ role: 'clerk', unit: 'FG' }], monday)).toEqual({ people: [] })
  })
})

describe('every candidate expression', () => {
  it('should find somebody for every unit at every hour of a week', () => {
    const week = instantOf('2026-10-01 00:00')
    const everywhere = ['clerk', 'deputy', 'head', 'duty', 'county-deputy']
    const units = county.units.filter(unit => !['county', 'leader-office'].includes(unit.kind))
    const principals: Principal[] = units.flatMap(({ code }) =>
      everywhere.map(role => ({ role, unit: code })),
    )
    for (const alias of ['督查室', '编办', '考核办', '纪委监委', '司法局', '审批服务局'])
      principals.push({ role: 'officer', unit: alias })
    principals.push({ role: 'leader', unit: '中心' }, { role: 'designer', unit: '编办' })
    for (const office of county.units.filter(unit => unit.kind === 'leader-office'))
      principals.push({ role: 'county-deputy', unit: office.code })
    const nobody: string[] = []
    for (let hour = 0; hour < 168; hour++) {
      const at = week + hour * 3_600_000
      for (const principal of principals) {
        if (!resolve(county, edition, [principal], at).people.length)
          nobody.push(`${JSON.stringify(principal)} ${hour}`)
      }
    }
    expect(principals.length).toBeGreaterThan(1_000)
    expect(nobody).toEqual([])
  })

  it('should find a holder, not a stand-in, for every role but duty', () => {
    const units = county.units.filter(unit => !['county', 'leader-office'].includes(unit.kind))
    for (const { code } of units) {
      for (const role of ['clerk', 'deputy', 'head', 'county-deputy']) {
        const found = resolve(county, edition, [{ role, unit: code }], monday)
        expect({ code, role, for: found.for }).toEqual({ code, role, for: undefined })
        if (role === 'clerk') expect(found.people.length).toBeGreaterThanOrEqual(2)
      }
    }
  })
})
