import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diagram, programs } from '../diagrams.mjs'
import { openRuntime } from '../runtime.mjs'

const data = mkdtempSync(join(tmpdir(), 'huying-bench-'))
const { runtime } = await openRuntime(data)
process.on('exit', () => rmSync(data, { recursive: true, force: true }))

export const version = 'on disk'

/** @returns one run of the program; each of its acts is on the disk when it is answered */
export async function prepare(program) {
  await runtime.deploy('bench', {
    files: [{ name: `${program}.bpmn`, content: diagram(program, 'huying') }],
    author: 'bench',
    publisher: 'bench',
  })
  return async () => {
    const { instance } = await runtime.start('bench', { process: program, variables: { n: 0 } })
    if (programs[program].waits) {
      const [task] = (await runtime.instance('bench', instance)).waits.tasks
      await runtime.complete('bench', { instance, task: task.key, variables: {}, by: 'someone' })
    }
    const { doc, variables } = await runtime.instance('bench', instance)
    return doc.status === 'completed' ? variables.n : undefined
  }
}
