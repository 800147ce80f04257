import { jest } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../../server/cli/help.js'
import { verify } from '../../server/cli/verify.js'
import { extensions, file as xml, flows, io, message, process } from '../engine/xml.js'

const folder = mkdtempSync(join(tmpdir(), 'huying-verify-'))
const shipped = join(folder, 'shipped')
afterAll(() => rmSync(folder, { recursive: true }))

/** The exit code and what is printed. */
async function told(...given: string[]): Promise<{ exit: number; printed: string }> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    const exit = await verify(given, shipped)
    return { exit, printed: log.mock.calls.map(call => String(call[0])).join('\n') }
  } finally {
    log.mockRestore()
  }
}

function file(name: string, content: string, roots = '', id?: string): string {
  const path = join(folder, name)
  writeFileSync(path, xml(roots, process(content, id)))
  return path
}

const nodes = (id: string): string =>
  `<startEvent id="start"/><receiveTask id="${id}" messageRef="m"/><endEvent id="end"/>${flows(`start -> ${id} -> end`)}`

beforeAll(() => {
  mkdirSync(join(shipped, 'supervised'), { recursive: true })
  const answer = `<endEvent id="end">${extensions('<zeebe:taskDefinition type="huying.publish"/>', io({ name: '="answered"' }))}<messageEventDefinition/></endEvent>`
  file(
    'shipped/supervised/procedure.bpmn',
    `<startEvent id="start"/>${answer}${flows('start -> end')}`,
    '',
    'shipped',
  )
})

describe('huying verify', () => {
  it('should say that nothing was found', async () => {
    // A shipped procedure throws this one; pages and the service send the others.
    for (const name of ['answered', 'exit requested', 'calendar updated']) {
      const { exit, printed } = await told(file('clean.bpmn', nodes('a'), message('m', name)))
      expect({ exit, printed }).toMatchObject({ exit: 0 })
      expect(printed).toMatch(/process: 没有发现问题 \/ clean，\d+ 个状态 \/ states/)
    }
  })

  it('should say what was found, where, the way there and the way out', async () => {
    const { exit, printed } = await told(file('message.bpmn', nodes('a'), message('m', 'nobody')))
    expect(exit).toBe(2)
    expect(printed).toContain('a MESSAGE_FROM_NOBODY: 「a」等消息「nobody」')
    expect(printed).toContain('“a” waits for the message “nobody”')
    const endless = `<startEvent id="start"/><exclusiveGateway id="merge"/><receiveTask id="a" messageRef="m"/>${flows('start -> merge -> a -> merge')}`
    const circle = await told(file('circle.bpmn', endless, message('m', 'answered')))
    expect(circle.exit).toBe(2)
    expect(circle.printed).toContain('走法 / way: 从「start」开始')
  })

  it('should print one JSON object', async () => {
    const { printed } = await told(file('json.bpmn', nodes('a'), message('m', 'nobody')), '--json')
    expect(JSON.parse(printed)).toMatchObject({
      refused: [],
      reports: [
        { process: 'process', verified: true, findings: [{ code: 'MESSAGE_FROM_NOBODY', element: 'a' }] },
      ],
    })
  })

  it('should refuse a diagram that could not run', async () => {
    const { exit, printed } = await told(file('refused.bpmn', '<adHocSubProcess id="a"/>'))
    expect(exit).toBe(4)
    expect(printed).toContain('ELEMENT_NOT_SUPPORTED')
  })

  it('should need a file that can be read', async () => {
    await expect(verify([], shipped)).rejects.toThrow(UsageError)
    await expect(verify([join(folder, 'missing.bpmn')], shipped)).rejects.toThrow(UsageError)
    await expect(verify(['--strange'], shipped)).rejects.toThrow(UsageError)
  })
})
