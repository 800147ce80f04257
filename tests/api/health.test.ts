import { startService } from './service.js'

describe('the probes', () => {
  it('should say alive but not ready until the county is laid in', async () => {
    const starting = await startService({ unprepared: true })
    const { anonymous, service } = starting
    expect(await anonymous.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(await anonymous.get('/readyz')).toMatchObject({ status: 503, body: { ready: false } })
    const refused = await anonymous.get('/api/county')
    expect(refused).toMatchObject({ status: 503, body: { code: 'NOT_READY' } })
    expect(refused.headers.get('retry-after')).toBe('2')
    await service.prepare()
    expect(await anonymous.get('/readyz')).toMatchObject({ status: 200, body: { ready: true } })
    expect((await anonymous.get('/api/county')).body).toEqual({
      name: '示范县',
      demo: true,
      noAdministrator: false,
    })
    expect(String((await anonymous.get('/metrics')).body)).toContain(
      'huying_http_request_duration_seconds_count{method="GET",route="/api/county",status="200"} 1',
    )
    await starting.close()
  })

  it('should lead on from a store without a county', async () => {
    const empty = await startService({ seed: 'none' })
    expect((await empty.anonymous.get('/api/county')).body).toEqual({
      name: '',
      demo: false,
      noAdministrator: true,
    })
    expect((await empty.anonymous.get('/api/demo/people')).status).toBe(404)
    const signIn = await empty.anonymous.signIn({ account: 'admin', password: 'something' })
    expect(signIn).toMatchObject({ status: 401, body: { code: 'BAD_CREDENTIALS' } })
    await empty.close()
  })
})
