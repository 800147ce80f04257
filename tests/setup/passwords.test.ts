import type { IssuedPassword, SetupPerson } from '../../portal/src/api/types.js'
import { accounts } from '../../server/domain/identity/index.js'
import { clientOf } from '../api/client.js'
import { newCounty, ownPassword, type NewCounty } from './new-county.js'

let county: NewCounty
let clerk: IssuedPassword
beforeAll(async () => {
  county = await newCounty()
  await county.bring('units', 'code,name,kind\nLL,柳林镇,township')
  const { passwords } = await county.bring('people', 'unit,slot,name\nLL,clerk1,李晓梅')
  clerk = passwords[0]!
}, 60_000)
afterAll(() => county.service.close())

const reset = (person: string) =>
  county.admin.post<IssuedPassword>(`/api/setup/people/${encodeURIComponent(person)}/password`)
const found = async (q: string) =>
  (await county.admin.get<{ people: SetupPerson[] }>(`/api/setup/people?q=${encodeURIComponent(q)}`)).body
    .people

describe('first passwords', () => {
  it('should be kept only as hashes, each to be changed', async () => {
    const rows = []
    for await (const row of county.service.store.stream(accounts, '379999')) rows.push(row)
    expect(JSON.stringify(rows)).not.toContain(clerk.password)
    expect(rows.find(({ account }) => account === 'lixiaomei')).toMatchObject({ mustChange: true })
  })

  it('should be told apart by who has changed theirs', async () => {
    expect(await found('李晓梅')).toMatchObject([{ account: 'lixiaomei', unitName: '柳林镇', waiting: true }])
    await county.enter(clerk)
    expect(await found('lixiaomei')).toMatchObject([{ waiting: false }])
  })

  it('should be given anew to one person, whose sessions end', async () => {
    const open = clientOf(county.service.url)
    await open.signIn({ account: 'lixiaomei', password: ownPassword })
    const { status, body } = await reset('379999.lixiaomei')
    expect([status, body.account]).toEqual([200, 'lixiaomei'])
    expect((await open.get('/api/units')).status).toBe(401)
    const old = await clientOf(county.service.url).signIn({ account: 'lixiaomei', password: ownPassword })
    expect(old.status).toBe(401)
    await clientOf(county.service.url).signIn({ account: 'lixiaomei', password: body.password })
    expect(await found('lixiaomei')).toMatchObject([{ waiting: true }])
  })

  it('should lift a lock', async () => {
    for (let tries = 0; tries < 5; tries++)
      await clientOf(county.service.url).signIn({ account: 'lixiaomei', password: 'not this one' })
    const { body } = await reset('379999.lixiaomei')
    const entered = await clientOf(county.service.url).signIn({
      account: 'lixiaomei',
      password: body.password,
    })
    expect(entered.status).toBe(200)
  })

  it('should be refused for oneself and for nobody, and be recorded without the password', async () => {
    expect((await reset('379999.guanli')).body).toMatchObject({ code: 'REFUSED' })
    expect((await reset('379999.nobody')).status).toBe(404)
    const { items } = await county.service.service.services.domain.audit.read('379999', {
      act: 'password.reset',
    })
    expect(items[0]).toMatchObject({ person: '379999.guanli', subject: 'lixiaomei', details: {} })
  })
})
