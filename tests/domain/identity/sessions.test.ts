import { directoryActs } from '../../../server/domain/directory/index.js'
import {
  changePassword,
  closeSession,
  sessionOf,
  sessions,
  signIn,
  switchPost,
} from '../../../server/domain/identity/index.js'
import { demoPassword } from '../../../server/domain/seed/index.js'
import { county, office } from './office.js'

const minute = 60_000
let desk: Awaited<ReturnType<typeof office>>
beforeEach(async () => {
  desk = await office()
})
afterEach(() => desk.store.close())

const refused = (code: string) => expect.objectContaining({ code })
const enter = (account = 'zhoulan') => signIn(desk, county, account, demoPassword)

describe('a session', () => {
  it('should end after half an hour without a request, and live on with one', async () => {
    const { token } = await enter()
    for (let i = 0; i < 4; i++) {
      desk.travel(29 * minute)
      expect(await sessionOf(desk, token)).toBeDefined()
    }
    desk.travel(30 * minute)
    expect(await sessionOf(desk, token)).toBeUndefined()
    expect(await desk.store.count(sessions, county)).toBe(0)
  })

  it('should end after twelve hours in any case', async () => {
    const { token } = await enter()
    for (let passed = 0; passed < 720; passed += 20) {
      expect(await sessionOf(desk, token)).toBeDefined()
      desk.travel(20 * minute)
    }
    expect(await sessionOf(desk, token)).toBeUndefined()
  })

  it('should not be written again by each request of a minute', async () => {
    const { token, signedIn } = await enter()
    desk.travel(minute - 1)
    expect((await sessionOf(desk, token))?.session.rev).toBe(signedIn.session.rev)
    desk.travel(1)
    expect((await sessionOf(desk, token))?.session.rev).toBe(signedIn.session.rev + 1)
  })

  it('should be over at once when it is closed or the person leaves', async () => {
    const first = await enter()
    await closeSession(desk, first.signedIn)
    expect(await sessionOf(desk, first.token)).toBeUndefined()
    const second = await enter()
    await directoryActs(desk.store, county).setActive('379999.zhoulan', false)
    expect(await sessionOf(desk, second.token)).toBeUndefined()
  })

  it('should be nothing for an unknown token', async () => {
    expect(await sessionOf(desk, 'no such token')).toBeUndefined()
  })

  it('should have a CSRF token that is not its own', async () => {
    const { token, signedIn } = await enter()
    expect(signedIn.session.csrf).toMatch(/^[\w-]{43}$/)
    expect(signedIn.session.csrf).not.toBe(token)
  })
})

describe('switching posts', () => {
  it('should go on in another post of the same person', async () => {
    const { token, signedIn } = await enter()
    expect(signedIn.posts.map(held => held.post.role)).toEqual(['clerk', 'duty'])
    const duty = signedIn.posts[1]?.post._id ?? ''
    expect((await switchPost(desk, signedIn, duty)).current?.post.role).toBe('duty')
    expect((await sessionOf(desk, token))?.current?.post.role).toBe('duty')
  })

  it("should refuse another person's post", async () => {
    const { signedIn } = await enter()
    const head = '379999.zhenghaitao.JJ.head'
    await expect(switchPost(desk, signedIn, head)).rejects.toEqual(refused('NOT_ALLOWED'))
  })

  it('should leave a post that has ended', async () => {
    const { token, signedIn } = await enter()
    await directoryActs(desk.store, county).endPost(signedIn.current?.post._id ?? '', desk.clock.now())
    expect((await sessionOf(desk, token))?.current?.post.role).toBe('duty')
  })
})

describe('changing the password', () => {
  it('should take the new one and end the other sessions', async () => {
    const elsewhere = await enter()
    const here = await enter()
    await changePassword(desk, here.signedIn, demoPassword, '秋天的柳林镇很安静')
      .catch((error: unknown) => error)
      .then(answer => expect(answer).toEqual(refused('PASSWORD_WEAK')))
    await changePassword(desk, here.signedIn, demoPassword, '秋天的柳林镇很安静啊')
    expect(await sessionOf(desk, elsewhere.token)).toBeUndefined()
    expect(await sessionOf(desk, here.token)).toBeDefined()
    await expect(enter()).rejects.toEqual(refused('CREDENTIALS_WRONG'))
    await signIn(desk, county, 'zhoulan', '秋天的柳林镇很安静啊')
    // Nobody else's password has changed.
    await enter('lixiaomei')
  })

  it.each(['short', 'ZhouLan-2026', 'aaaaaaaaaaaa', demoPassword])('should refuse %s', async fresh => {
    const { signedIn } = await enter()
    await expect(changePassword(desk, signedIn, demoPassword, fresh)).rejects.toEqual(
      refused('PASSWORD_WEAK'),
    )
  })

  it('should ask for the old one, and lock after five wrong ones', async () => {
    const { signedIn } = await enter()
    const attempt = () => changePassword(desk, signedIn, 'wrong', '秋天的柳林镇很安静啊')
    for (let i = 0; i < 4; i++) await expect(attempt()).rejects.toEqual(refused('CREDENTIALS_WRONG'))
    await expect(attempt()).rejects.toEqual(refused('ACCOUNT_LOCKED'))
  })
})
