import type { Me } from '../../portal/src/api/types.js'
import { accounts, createAdministrator } from '../../server/domain/identity/index.js'
import { clientOf } from './client.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
beforeAll(async () => (service = await startService()))
afterAll(() => service.close())

describe('signing in', () => {
  it('should open a session by account and password', async () => {
    const client = clientOf(service.url)
    const { status, body } = await client.signIn({ account: 'lixiaomei', password: 'huying-demo' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '李晓梅',
      demo: true,
      permissions: ['file', 'township-cases', 'items'],
    })
    expect((await client.get<Me>('/api/session')).body.person).toBe('379999.lixiaomei')
  })

  it('should keep the token from scripts and other sites', async () => {
    const { headers } = await clientOf(service.url).signIn({ person: '379999.lixiaomei' })
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
  })

  it('should not tell whether an account exists', async () => {
    const wrong = await clientOf(service.url).signIn({ account: 'sunzhiyuan', password: 'not this one' })
    const unknown = await clientOf(service.url).signIn({ account: 'nobody', password: 'not this one' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.body).toMatchObject({ code: 'BAD_CREDENTIALS' })
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
  })

  it('should lock the account after five wrong passwords, and open it again', async () => {
    const attempt = (password: string) => clientOf(service.url).signIn({ account: 'maxiao', password })
    for (let tries = 0; tries < 5; tries++) await attempt('wrong')
    expect(await attempt('huying-demo')).toMatchObject({ status: 423, body: { code: 'LOCKED_OUT' } })
    const before = service.clock.now()
    service.clock.set(before + 16 * 60_000)
    expect((await attempt('huying-demo')).status).toBe(200)
    service.clock.set(before)
  })

  it('should end an idle session with SESSION_EXPIRED', async () => {
    const client = await service.signIn('hemin')
    const before = service.clock.now()
    service.clock.set(before + 31 * 60_000)
    expect(await client.get('/api/badges')).toMatchObject({ status: 401, body: { code: 'SESSION_EXPIRED' } })
    expect(await client.get('/api/session')).toMatchObject({ status: 200, body: null })
    service.clock.set(before)
  })

  it('should say that nobody is signed in without calling it an error', async () => {
    expect(await service.anonymous.get('/api/session')).toMatchObject({ status: 200, body: null })
  })

  it('should end the session when signing out', async () => {
    const client = await service.signIn('hemin')
    expect((await client.ask('DELETE', '/api/session')).status).toBe(204)
    expect((await client.get('/api/badges')).status).toBe(401)
    expect(await client.get('/api/session')).toMatchObject({ status: 200, body: null })
  })
})

describe('changing the password', () => {
  it('should say at which field the fault is', async () => {
    const client = await service.signIn('wudi')
    const put = (old: string, fresh: string) =>
      client.ask('PUT', '/api/session/password', { body: { old, new: fresh } })
    expect(await put('wrong', 'a new password')).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', fields: { old: '原密码不对' } },
    })
    expect(await put('huying-demo', 'short')).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', fields: { new: '新密码至少 10 个字符' } },
    })
    expect((await put('huying-demo', 'a new password')).status).toBe(204)
    const again = await clientOf(service.url).signIn({ account: 'wudi', password: 'a new password' })
    expect(again.status).toBe(200)
  })
})

describe('a password that somebody else has set', () => {
  const given = 'given at the desk'
  const setByOthers = async (account: string) => {
    const id = `379999.${account}`
    const { rev } = (await service.store.get(accounts, '379999', id))!
    await service.store.update(accounts, '379999', id, rev, { set: { mustChange: true } })
  }

  it('should hold everything back until it is changed', async () => {
    await setByOthers('hemin')
    const client = clientOf(service.url)
    const { body } = await client.signIn({ account: 'hemin', password: 'huying-demo' })
    expect(body.mustChangePassword).toBe(true)
    const post = client.me!.post
    const held = [
      await client.get('/api/tasks'),
      await client.get('/api/badges'),
      await client.ask('PUT', '/api/session/post', { body: { post } }),
      await client.post('/api/calls', {}, { key: 'before-the-change' }),
    ]
    for (const answer of held)
      expect(answer).toMatchObject({ status: 403, body: { code: 'PASSWORD_MUST_CHANGE' } })
    expect(held[0]!.body).toMatchObject({
      hint: expect.stringContaining('修改密码') as string,
      hintEn: expect.any(String) as string,
    })
    for (const open of ['/api/session', '/api/now', '/api/county'])
      expect((await client.get(open)).status).toBe(200)

    const change = { old: 'huying-demo', new: 'a word of my own' }
    expect((await client.ask('PUT', '/api/session/password', { body: change })).status).toBe(204)
    expect((await client.get('/api/tasks')).status).toBe(200)
    expect((await client.get<Me>('/api/session')).body.mustChangePassword).toBeUndefined()
  })

  it('should let the person go without changing it', async () => {
    await setByOthers('sunzhiyuan')
    const client = await service.signIn('sunzhiyuan')
    expect((await client.ask('DELETE', '/api/session')).status).toBe(204)
  })

  it('should hold an administrator made at the command line', async () => {
    await createAdministrator(service.service.services.identity, '379999', {
      account: 'newadmin',
      name: '新管理员',
      password: given,
    })
    const client = clientOf(service.url)
    await client.signIn({ account: 'newadmin', password: given })
    expect(await client.get('/api/operator/incidents')).toMatchObject({
      status: 403,
      body: { code: 'PASSWORD_MUST_CHANGE' },
    })
  })
})

describe('switching posts', () => {
  it('should tell posts of one title apart by their role', async () => {
    const client = clientOf(service.url)
    await client.signIn({ person: '379999.zhoulan' })
    const { posts } = (await client.get<Me>('/api/session')).body
    expect(posts.map(post => post.roleName)).toEqual(['值班长（经办人）', '值班长（值班领导）'])
  })

  it('should refuse a post that the person does not hold', async () => {
    const client = await service.signIn('hemin')
    const post = '379999.lixiaomei.379999101.clerk'
    const { status } = await client.ask('PUT', '/api/session/post', { body: { post } })
    expect(status).toBe(403)
  })

  it('should go on in another post of the person', async () => {
    const client = await service.signIn('zhoulan')
    const other = client.me!.posts.find(post => post.id !== client.me!.post)
    if (!other) throw new Error('this test needs a person with two posts')
    const { body } = await client.ask<Me>('PUT', '/api/session/post', { body: { post: other.id } })
    expect(body.post).toBe(other.id)
  })
})
