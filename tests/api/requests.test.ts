import { startService, type RunningService } from './service.js'

let service: RunningService
beforeAll(async () => (service = await startService()))
afterAll(() => service.close())

describe('a request', () => {
  it('should be refused without the CSRF token of its session', async () => {
    const client = await service.signIn('hemin')
    const answer = await client.ask('DELETE', '/api/session', { headers: { 'X-CSRF-Token': 'guessed' } })
    expect(answer).toMatchObject({ status: 403, body: { code: 'CSRF_TOKEN_WRONG' } })
  })

  it('should be refused with 400 when its body is not JSON', async () => {
    const answer = await service.anonymous.ask('POST', '/api/session', { body: '{"account":' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_NOT_JSON' } })
  })

  it('should be refused with 413 when its body is too large', async () => {
    const answer = await service.anonymous.post('/api/session', { person: 'x'.repeat(2_000_000) })
    expect(answer).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } })
  })

  it('should hear which fields are wrong', async () => {
    const client = await service.signIn('hemin')
    const answer = await client.ask('PUT', '/api/session/post', { body: { post: 7 } })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', fields: { post: expect.any(String) } },
    })
  })

  it('should hear which methods an address takes', async () => {
    const answer = await service.anonymous.ask('PATCH', '/api/session')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST, DELETE')
  })

  it.each(['/api/nothing', '/api/items/SD-999', '/api/%E0%A4%A'])(
    'should be answered with 404 or a refusal at %s, never with a fault',
    async path => {
      const client = await service.signIn('hemin')
      const { status } = await client.get(path)
      expect([400, 404, 422]).toContain(status)
    },
  )

  it.each([
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/modeler/..%2f..%2f..%2fpackage.json',
  ])('should not leave the folder of the pages: %s', async path => {
    const { status, body } = await service.anonymous.get(path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(body)).not.toContain('"dependencies"')
  })

  it.each([
    "'; drop table units; --",
    '%',
    '_',
    '{"$ne": null}',
    'count(1 .. 100000000)',
    '\\',
    '\u0000',
    '（',
  ])('should search for %j without a fault', async text => {
    const client = await service.signIn('hemin')
    const { status } = await client.get(`/api/items?q=${encodeURIComponent(text)}`)
    expect([200, 422]).toContain(status)
  })

  it('should carry the headers that keep the pages safe', async () => {
    const { headers } = await service.anonymous.get('/api/now')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a service at its limit', () => {
  it('should refuse one request too many with 429 and when to come back', async () => {
    const full = await startService({ inFlight: 0, unprepared: true })
    const answer = await full.anonymous.get('/api/now')
    expect(answer).toMatchObject({ status: 429, body: { code: 'TOO_BUSY' } })
    expect(answer.headers.get('retry-after')).toBe('1')
    await full.close()
  })
})
