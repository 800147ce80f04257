import { jest } from '@jest/globals'
import { join } from 'node:path'
import { check } from '../../server/cli/check.js'
import { UsageError } from '../../server/cli/help.js'
import { run } from '../../server/cli/run.js'
import type { Report } from '../../server/engine/simulation/report.js'

const diagram = (name: string): string => join(process.cwd(), 'tests', 'cli', 'diagrams', name)
const start = ['--start', '2026-10-12T09:40:00+08:00']
const vars = ['--vars', '{"no":"7"}']

async function told(...given: string[]): Promise<Report & { exit: number }> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    const exit = await run([...given, '--json'])
    return { ...(JSON.parse(String(log.mock.calls[0]?.[0])) as Report), exit }
  } finally {
    log.mockRestore()
  }
}

const entries = (report: Report): string[] =>
  report.trace
    .filter(line => line.event === 'entered')
    .map(line => `${line.element} ${line.at.slice(11, 19)}`)

describe('huying run', () => {
  it('should stop at what nobody answers and say so', async () => {
    const report = await told(diagram('order.bpmn'), ...start, ...vars)
    expect(report).toMatchObject({ state: 'waiting', exit: 3 })
    expect(report.instances).toMatchObject([{ process: 'order', state: 'waiting', waitingAt: ['wait'] }])
  })

  it('should answer, publish and complete', async () => {
    const report = await told(
      diagram('order.bpmn'),
      ...start,
      ...vars,
      '--message',
      'paid:7={"sum":3}',
      '--complete',
      'check={"ok":true}',
    )
    expect(report).toMatchObject({ state: 'completed', exit: 0, diagnostics: [] })
    expect(report.instances[0]?.variables).toEqual({ no: '7', sum: 3, ok: true })
    expect(Object.keys(report)).toEqual(['state', 'instances', 'trace', 'diagnostics', 'exit'])
  })

  it('should keep a message with another key from the instance', async () => {
    const report = await told(diagram('order.bpmn'), ...start, ...vars, '--message', 'paid:8={}')
    expect(report.instances[0]?.waitingAt).toEqual(['wait'])
  })

  it('should reach any key with a message without one', async () => {
    const report = await told(diagram('order.bpmn'), ...start, ...vars, '--message', 'paid={}')
    expect(report.instances[0]?.waitingAt).toEqual(['check'])
  })

  it('should let a task take its time and jump to the timers on the way', async () => {
    const report = await told(
      diagram('order.bpmn'),
      ...start,
      ...vars,
      '--fast-forward',
      '--duration',
      'pack=PT10S',
    )
    expect(entries(report)).toEqual([
      'begin 09:40:00',
      'pack 09:40:00',
      'slow 09:40:05',
      'warned 09:40:05',
      'wait 09:40:10',
    ])
  })

  it('should give several durations to successive entries', async () => {
    const report = await told(
      diagram('order.bpmn'),
      ...start,
      ...vars,
      '--fast-forward',
      '--duration',
      'pack=PT1S',
      '--duration',
      'pack=PT4S',
      '--throw',
      'pack=BROKEN',
      '--throw',
      'pack=OTHER',
    )
    expect(entries(report)).toEqual(['begin 09:40:00', 'pack 09:40:00', 'repack 09:40:01', 'pack 09:40:01'])
    expect(report).toMatchObject({ state: 'incident', exit: 2 })
    expect(report.instances[0]?.incidents[0]?.message).toContain('OTHER')
  })

  it('should not move the clock without being told', async () => {
    const report = await told(diagram('order.bpmn'), ...start, ...vars, '--duration', 'pack=PT10S')
    expect(report).toMatchObject({ state: 'waiting', exit: 3 })
    expect(entries(report)).toEqual(['begin 09:40:00', 'pack 09:40:00'])
  })

  it('should start processes in the order asked for and connect them by message and signal', async () => {
    const report = await told(
      diagram('two-pools.bpmn'),
      ...start,
      '--process',
      'seller',
      '--process',
      'buyer',
    )
    expect(report).toMatchObject({ state: 'completed', exit: 0 })
    expect(report.instances.map(({ process, state }) => [process, state])).toEqual([
      ['seller', 'completed'],
      ['buyer', 'completed'],
      ['watcher', 'completed'],
    ])
  })

  it('should stop a process that multiplies without end', async () => {
    const report = await told(diagram('swelling.bpmn'), ...start)
    expect(report).toMatchObject({
      state: 'incident',
      exit: 2,
      instances: [{ incidents: [{ code: 'LOOP' }] }],
    })
  })

  it('should refuse a malformed file with exit 4', async () => {
    expect(await told(diagram('malformed.bpmn'))).toMatchObject({ state: 'refused', instances: [], exit: 4 })
  })

  it('should ask for what is missing', async () => {
    await expect(run([])).rejects.toThrow(UsageError)
    await expect(run([diagram('order.bpmn'), '--vars', 'x'])).rejects.toThrow('--vars needs a JSON object')
    await expect(run([diagram('order.bpmn'), '--process', 'nobody'])).rejects.toThrow('no process "nobody"')
    await expect(run([diagram('absent.bpmn')])).rejects.toThrow('cannot be read')
    await expect(run([diagram('order.bpmn'), '--duration', 'pack=10'])).rejects.toThrow('ISO 8601')
  })
})

describe('huying check', () => {
  it('should print diagnostics alone and refuse with exit 4', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    const good = await check([diagram('order.bpmn'), '--json'])
    const bad = await check([diagram('order.bpmn'), diagram('malformed.bpmn')])
    log.mockRestore()
    expect([good, bad]).toEqual([0, 4])
  })
})
