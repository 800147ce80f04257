import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { messageActs } from '../domain/calls/acts/messages/index.js'
import type { ProcessGraph } from '../engine/index.js'
import { type Report, verify as verifyProcess } from '../engine/verify/index.js'
import { CALENDAR_UPDATED } from '../runtime/recalculate.js'
import { filesGiven } from './files-given.js'
import { loadDiagram } from './load.js'

interface Verified extends Report {
  file: string
  milliseconds: number
}

/**
 * `huying verify`: what can go wrong in each process of the files, before it runs.
 * @param shipped the folder with the procedures that are shipped: they send messages too, and can be called
 */
export async function verify(given: string[], shipped: string): Promise<number> {
  const { files, json } = filesGiven(given)
  const own: { file: string; process: ProcessGraph }[] = []
  const refused: string[] = []
  for (const file of files) {
    const { processes, diagnostics } = await loadDiagram(file)
    const faults = diagnostics.filter(one => one.severity === 'error')
    refused.push(...faults.map(one => `${file} ${one.element ?? ''} ${one.code}: ${one.message}`))
    if (faults.length === 0) own.push(...runnable(processes).map(process => ({ file, process })))
  }
  const around = await others(shipped, new Set(own.map(({ process }) => process.id)))
  const processes = [...own.map(({ process }) => process), ...around]
  const reports = own.map(({ file, process }): Verified => {
    const started = performance.now()
    const report = verifyProcess(process, {
      now: () => performance.now(),
      processes,
      outside: outsideMessages(),
    })
    return { file, ...report, milliseconds: Math.round(performance.now() - started) }
  })
  if (json) console.log(JSON.stringify({ reports, refused }, null, 2))
  else console.log([...refused, ...reports.flatMap(told)].join('\n'))
  return exitCode(reports, refused)
}

/** What a case that was merged into another hears of it from the service. */
const MAIN_SETTLED = 'main settled'

/** Names of messages that neither a process nor a start event with a form brings. */
export function outsideMessages(): string[] {
  return [CALENDAR_UPDATED, MAIN_SETTLED, ...messageActs.map(act => act.message)]
}

function exitCode(reports: readonly Verified[], refused: readonly string[]): number {
  if (refused.length > 0) return 4
  if (reports.some(report => report.findings.length > 0)) return 2
  return reports.every(report => report.verified) ? 0 : 3
}

function told({ file, process, findings, verified, scopes, milliseconds }: Verified): string[] {
  const lines = findings.flatMap(({ element, code, message, fix, trace }) => [
    `${file} ${element} ${code}: ${message.zh}（${fix.zh}）`,
    `  ${message.en}. ${fix.en}`,
    ...(trace.length > 0 ? [`  走法 / way: ${trace.map(step => step.zh).join(' → ')}`] : []),
  ])
  const states = scopes.reduce((sum, scope) => sum + scope.states, 0)
  const open = scopes.filter(scope => !scope.finished).map(scope => `${scope.id} (${scope.states})`)
  const how = !verified
    ? `未验证完 / not verified to the end: ${open.join(', ')}`
    : findings.length > 0
      ? `${findings.length} 个问题 / findings`
      : '没有发现问题 / clean'
  return [...lines, `${file} ${process}: ${how}，${states} 个状态 / states，${milliseconds} ms`]
}

/** The processes that are meant to run; in a file without any, all. */
function runnable(processes: readonly ProcessGraph[]): readonly ProcessGraph[] {
  const executable = processes.filter(process => process.executable)
  return executable.length > 0 ? executable : processes
}

/** The shipped processes beside those that are verified. */
async function others(shipped: string, known: ReadonlySet<string>): Promise<ProcessGraph[]> {
  if (!existsSync(shipped)) return []
  const found: ProcessGraph[] = []
  for (const name of readdirSync(shipped, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.bpmn')) continue
    const { processes } = await loadDiagram(join(shipped, name))
    found.push(...processes.filter(({ id }) => !known.has(id)))
  }
  return found
}
