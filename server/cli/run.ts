import { defaultEdition } from '../calendar/index.js'
import type { Diagnostic } from '../engine/index.js'
import { simulate } from '../engine/simulation/simulate.js'
import { refusal, type Report } from '../engine/simulation/report.js'
import { runArguments } from './arguments.js'
import { UsageError } from './help.js'
import { loadDiagram } from './load.js'
import { story } from './story.js'

/** `huying run`: see its help for options and exit codes. */
export async function run(given: string[]): Promise<number> {
  const asked = runArguments(given)
  const { processes, decisions, diagnostics, expressions } = await loadDiagram(asked.file)
  const unknown = asked.processes.find(id => !processes.some(process => process.id === id))
  if (unknown !== undefined && !isRefused(diagnostics))
    throw new UsageError(`the file has no process "${unknown}"`)
  const told = isRefused(diagnostics)
    ? refusal(diagnostics)
    : simulate({
        processes,
        decisions,
        diagnostics,
        expressions,
        starts: asked.processes,
        variables: asked.variables,
        script: asked.script,
        start: asked.start ?? Date.now(),
        fastForward: asked.fastForward,
        calendar: defaultEdition(),
      })
  console.log(asked.json ? JSON.stringify(told, null, 2) : story(told))
  return exitCode(told)
}

const codes: Record<Report['state'], number> = {
  completed: 0,
  terminated: 0,
  incident: 2,
  waiting: 3,
  refused: 4,
}

function exitCode(told: Report): number {
  return codes[told.state]
}

function isRefused(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(one => one.severity === 'error')
}
