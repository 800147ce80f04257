import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadDiagram } from '../../../server/cli/load.js'
import { outsideMessages } from '../../../server/cli/verify.js'
import type { ProcessGraph } from '../../../server/engine/index.js'
import { verify } from '../../../server/engine/verify/index.js'

const shipped = join(process.cwd(), 'processes')
const files = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.bpmn'),
)
const processes: ProcessGraph[] = []
/** A machine of two cores looks at more than twice as many in 10 s; how busy it is must not decide. */
const STATES = 20_000

beforeAll(async () => {
  for (const file of files) processes.push(...(await loadDiagram(join(shipped, file))).processes)
})

describe('the shipped diagrams', () => {
  it('should verify clean, each within the limits of time and size', () => {
    const reports = processes.map(one =>
      verify(one, { now: () => 0, states: STATES, processes, outside: outsideMessages() }),
    )
    const found = reports.flatMap(({ process: id, findings }) =>
      findings.map(
        ({ code, element, message, trace }) =>
          `${id} ${element} ${code}: ${message.zh} ${trace.map(step => step.zh).join(' → ')}`,
      ),
    )
    expect(found).toEqual([])
    expect(reports.filter(({ verified }) => !verified).map(({ process: id }) => id)).toEqual([])
    expect(reports.length).toBeGreaterThanOrEqual(files.length)
  })
})
