import { startService, type RunningService } from './service.js'

let service: RunningService
beforeAll(async () => (service = await startService()))
afterAll(() => service.close())

const headers = { 'Accept-Language': 'en' }

describe('a refusal to whoever reads English', () => {
  it('should answer both languages, exact in each', async () => {
    const client = await service.signIn('hemin')
    const { status, body } = await client.ask('GET', '/api/cases/SF-20260101-00001', { headers })
    expect({ status, body }).toMatchObject({
      status: 404,
      body: {
        message: '没有这个编号的事项：SF-20260101-00001',
        messageEn: 'There is no case with this number: SF-20260101-00001',
        hint: '请回到待办重新进入',
        hintEn: 'Go back to your tasks',
      },
    })
  })

  it.each([
    ['en', { old: 'The old password is wrong' }],
    ['zh-CN', { old: '原密码不对' }],
  ])('should say at the fields what to write in %s', async (language, fields) => {
    const client = await service.signIn('hemin')
    const answer = await client.ask('PUT', '/api/session/password', {
      headers: { 'Accept-Language': language },
      body: { old: 'not the password', new: 'a better password' },
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { message: '原密码不对', messageEn: 'The old password is wrong', fields },
    })
  })

  it.each([
    ['en', /^[\x20-\x7e]+$/],
    ['zh-CN', /[\u4e00-\u9fff]/],
  ])('should say in %s what a field must be, for what only its schema knows', async (language, words) => {
    const client = await service.signIn('lixiaomei')
    const send = (of: object) =>
      client.ask<{ fields: Record<string, string> }>('POST', '/api/calls', {
        headers: { 'Accept-Language': language },
        ...of,
      })
    const { status, body } = await send({ body: { title: 1 } })
    expect(status).toBe(422)
    expect(body.fields['title']).toMatch(words)
    const badKey = { 'Accept-Language': language, 'Idempotency-Key': 'a b' }
    const keyed = await client.ask<{ fields: Record<string, string> }>('PUT', '/api/session/password', {
      headers: badKey,
      body: { old: 'a', new: 'b' },
    })
    expect(keyed.body.fields['Idempotency-Key']).toMatch(words)
  })

  it('should say in English what the list does not have', async () => {
    const client = await service.signIn('hemin')
    const { status, body } = await client.ask('GET', '/api/items/SD-999', { headers })
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { message: '清单里没有这一项：SD-999', messageEn: 'The list has no such item: SD-999' },
    })
  })

  it('should say why a call cannot be filed', async () => {
    const client = await service.signIn('hemin')
    const { body } = await client.ask<Record<string, unknown>>('POST', '/api/calls', {
      headers,
      body: {
        item: 'SD-999',
        title: '',
        content: '',
        place: { text: '' },
        dutiesDone: [],
        dutyText: '',
        files: [],
        urgency: '一般',
        lifeAtRisk: false,
        fromCitizen: false,
        sensitive: false,
      },
    })
    expect(String(body['messageEn'])).toMatch(/^[\x20-\x7e]+$/)
  })
})
