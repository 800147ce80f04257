import { directoryActs } from '../../../server/domain/directory/index.js'
import { accounts, sessionOf, sessions, signIn } from '../../../server/domain/identity/index.js'
import { demoPassword } from '../../../server/domain/seed/index.js'
import { county, office } from './office.js'

const minute = 60_000
let desk: Awaited<ReturnType<typeof office>>
beforeEach(async () => {
  desk = await office()
})
afterEach(() => desk.store.close())

const refused = (code: string) => expect.objectContaining({ code })
const fail = (account = 'lixiaomei') =>
  signIn(desk, county, account, 'wrong').catch((error: unknown) => error)

describe('signing in', () => {
  it('should open a session in the first post, with what that post may do', async () => {
    const { token, signedIn } = await signIn(desk, county, ' LiXiaoMei ', demoPassword, 'r-1')
    expect(signedIn.person.name).toBe('李晓梅')
    expect(signedIn.current).toMatchObject({ post: { role: 'clerk' }, unit: { code: '379999101' } })
    expect(signedIn.permissions).toContain('call.file')
    expect(await sessionOf(desk, token)).toEqual(signedIn)
    const { items } = await desk.audit.read(county)
    expect(items[0]).toMatchObject({ act: 'session.opened', subject: 'lixiaomei', requestId: 'r-1' })
  })

  it('should keep only a hash of the token', async () => {
    const { token } = await signIn(desk, county, 'lixiaomei', demoPassword)
    expect(token).toMatch(/^[\w-]{43}$/)
    const { items } = await desk.store.find(sessions, county)
    expect(JSON.stringify(items)).not.toContain(token)
  })

  it('should refuse a wrong password and an unknown account in the same words', async () => {
    const wrong = await fail()
    expect(wrong).toEqual(refused('CREDENTIALS_WRONG'))
    expect(await fail('nobody')).toEqual(wrong)
  })

  it('should lock the account after five failures, for fifteen minutes, whatever the password', async () => {
    for (let i = 0; i < 4; i++) expect(await fail()).toEqual(refused('CREDENTIALS_WRONG'))
    expect(await fail()).toMatchObject({
      code: 'ACCOUNT_LOCKED',
      details: { until: desk.clock.now() + 15 * minute },
    })
    desk.travel(15 * minute - 1)
    await expect(signIn(desk, county, 'lixiaomei', demoPassword)).rejects.toEqual(refused('ACCOUNT_LOCKED'))
    desk.travel(1)
    expect(await fail()).toEqual(refused('CREDENTIALS_WRONG'))
    await signIn(desk, county, 'lixiaomei', demoPassword)
    const { items } = await desk.audit.read(county, { act: 'account.locked' })
    expect(items).toHaveLength(1)
  })

  it('should begin to count anew after a right password', async () => {
    for (let i = 0; i < 4; i++) await fail()
    await signIn(desk, county, 'lixiaomei', demoPassword)
    expect(await fail()).toEqual(refused('CREDENTIALS_WRONG'))
    const account = await desk.store.get(accounts, county, '379999.lixiaomei')
    expect(account?.failures).toBe(1)
  })

  it('should count every one of many failures at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => fail()))
    expect(answers).toContainEqual(refused('ACCOUNT_LOCKED'))
    await expect(signIn(desk, county, 'lixiaomei', demoPassword)).rejects.toEqual(refused('ACCOUNT_LOCKED'))
  })

  it('should refuse somebody who has left', async () => {
    await directoryActs(desk.store, county).setActive('379999.lixiaomei', false)
    await expect(signIn(desk, county, 'lixiaomei', demoPassword)).rejects.toEqual(refused('NOT_ALLOWED'))
  })
})
