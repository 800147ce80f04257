import { defaultEdition } from '../../../server/calendar/index.js'
import {
  createAdministrator,
  demoGroups,
  hasAdministrator,
  sessionOf,
  signIn,
  signInAs,
  switchPost,
} from '../../../server/domain/identity/index.js'
import { createCounty } from '../../../server/domain/seed/index.js'
import { county, office } from './office.js'

let desk: Awaited<ReturnType<typeof office>>
beforeEach(async () => {
  desk = await office()
})
afterEach(() => desk.store.close())

const refused = (code: string) => expect.objectContaining({ code })
const real = { code: '379998', name: '某县', prefix: '某', shortCode: 'MX', demo: false }

describe('the people of a demonstration', () => {
  it('should be offered by role, with the leaders on duty of their units', async () => {
    const groups = await demoGroups(desk.directory, defaultEdition(), county, desk.clock.now())
    expect(groups.map(group => group.name)).toEqual([
      '乡镇（街道）',
      '县运行中心',
      '县直部门',
      '督查 · 编办 · 考核',
      '县领导 · 配置与管理',
    ])
    const all = groups.flatMap(group => group.people)
    expect(all[0]).toMatchObject({ name: '李晓梅', roleName: '联络员', unitName: '柳林镇' })
    expect(all.find(person => person.name === '周岚')).toMatchObject({ roleName: '值班长', onDuty: true })
    for (const unit of ['柳林镇', '运行管理中心', '交警大队'])
      expect(all.filter(person => person.unitName === unit && person.onDuty)).toHaveLength(1)
    expect(new Set(all.map(person => person.person)).size).toBe(all.length)
  })

  it('should be grouped in English for whoever reads it', async () => {
    const groups = await demoGroups(desk.directory, defaultEdition(), county, desk.clock.now(), 'en')
    expect(groups[0]?.name).toBe('Townships and subdistricts')
    const leaders = groups.flatMap(group => group.people).filter(person => person.onDuty)
    expect(leaders.map(person => person.roleName)).toContain('Leader on duty')
  })

  it('should sign in by one click', async () => {
    const { token } = await signInAs(desk, county, '379999.zhaoyongqiang')
    expect((await sessionOf(desk, token))?.permissions).toContain('call.approve')
    await expect(signInAs(desk, county, '379999.nobody')).rejects.toEqual(refused('NOT_FOUND'))
  })

  it('should have a second designer, so that whoever reviews a diagram can publish it', async () => {
    const { signedIn } = await signInAs(desk, county, '379999.gongxue')
    expect(signedIn.posts.map(({ post }) => post.role)).toEqual(['officer', 'designer'])
    const { permissions } = await switchPost(desk, signedIn, '379999.gongxue.BB.designer')
    expect(permissions).toContain('designer.publish')
  })

  it('should be offered and signed in nowhere else', async () => {
    await createCounty(desk.store, real)
    const person = await createAdministrator(desk, real.code, {
      account: 'first',
      name: '管理员',
      password: 'a-good-password',
    })
    await expect(signInAs(desk, real.code, person)).rejects.toEqual(refused('NOT_FOUND'))
    await expect(demoGroups(desk.directory, defaultEdition(), real.code, 0)).rejects.toEqual(
      refused('NOT_FOUND'),
    )
  })
})

describe('the first administrator', () => {
  const first = { account: 'First', name: '管理员', password: 'a-good-password' }

  it('should be able to sign in to an empty county', async () => {
    await createCounty(desk.store, real)
    expect(await hasAdministrator(desk.store, real.code)).toBe(false)
    await createAdministrator(desk, real.code, first)
    expect(await hasAdministrator(desk.store, real.code)).toBe(true)
    const { signedIn } = await signIn(desk, real.code, 'first', first.password)
    expect(signedIn.permissions).toContain('directory.edit')
    expect(signedIn.permissions).not.toContain('call.file')
  })

  it('should be refused with a weak password or a taken account', async () => {
    await createCounty(desk.store, real)
    const weak = createAdministrator(desk, real.code, { ...first, password: 'first-2026' })
    await expect(weak).rejects.toEqual(refused('PASSWORD_WEAK'))
    await createAdministrator(desk, real.code, first)
    await expect(createAdministrator(desk, real.code, first)).rejects.toEqual(refused('ACCOUNT_TAKEN'))
  })
})
