import { Writable } from 'node:stream'
import { inRequest } from '../../server/runtime/request.js'
import { logTo } from '../../server/service/logging.js'
import { county, deploy, office } from '../runtime/office.js'
import { approval, diagram, end, sends, start } from '../runtime/diagrams.js'
import { lorries } from '../api/filing.js'
import { startService } from '../api/service.js'

type Line = Record<string, unknown>

/** A log as the service writes it, and the lines that it wrote. */
function kept() {
  const lines: Line[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Line)
      done()
    },
  })
  return { log: logTo(stream, 'info'), lines, of: (msg: string) => lines.filter(line => line.msg === msg) }
}

describe('the log', () => {
  it('should bear the id of a request down to the steps that it set going', async () => {
    const { log, of } = kept()
    const s = await startService({ log })
    const clerk = await s.signIn('lixiaomei')
    const filed = await clerk.post<{ number: string }>('/api/calls', lorries(), { key: 'seen-0001' })
    const id = filed.headers.get('x-request-id')
    expect(of('request').filter(line => line.requestId === id)).toMatchObject([
      { path: '/api/calls', status: 201 },
    ])
    const steps = of('step').filter(line => line.requestId === id)
    expect(steps).toMatchObject([{ case: filed.body.number, process: 'township-call' }])
    expect(steps[0]!.instance).toEqual(expect.any(String))
    expect(of('step').every(line => line.requestId === id)).toBe(true)
    await s.close()
  })

  it('should bear it on an incident and on an outbox that could not be emptied, with instance and case', async () => {
    const { log, of } = kept()
    const o = await office({ log })
    const flows: [string, string][] = [
      ['start', 'tell'],
      ['tell', 'end'],
    ]
    await deploy(
      o.runtime,
      approval(),
      diagram({ id: 'telling', elements: start() + sends('tell', 'nobody.takes.it', {}) + end(), flows }),
    )
    const variables = { number: 'SF-1' }
    const about = { case: 'SF-1', process: 'telling', instance: expect.any(String) as string }
    await inRequest('r-1', () => o.runtime.start(county, { process: 'telling', variables }))
    expect(of('incident')).toMatchObject([{ requestId: 'r-1', code: 'SEND_UNHANDLED', ...about }])

    o.runtime.onEvents(() => Promise.reject(new Error('no room')))
    await inRequest('r-2', () => o.runtime.start(county, { process: 'telling', variables }))
    expect(of('outbox could not be emptied')).toMatchObject([
      { requestId: 'r-2', attempts: 1, error: { message: 'no room' }, ...about },
    ])
    expect(o.runtime.outbox()).toMatchObject({ waiting: 1, failed: [{ attempts: 1, error: 'no room' }] })
  })

  it('should bear none on what happens by itself', async () => {
    const { log, of } = kept()
    const o = await office({ log })
    await deploy(o.runtime, approval())
    await o.runtime.start(county, { process: 'approval', variables: {} })
    expect(of('step').map(line => 'requestId' in line)).toEqual([false])
  })
})
