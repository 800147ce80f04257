import { type Diagnostic, type ExpressionPort, forDeployment, type ProcessGraph } from '../../engine/index.js'
import type { DeployedFile } from '../rows/index.js'
import { compiledDecisions, compiledDiagram } from './compiled.js'

export interface Checked {
  /** The executable processes, in the order of the files. */
  processes: ProcessGraph[]
  diagnostics: (Diagnostic & { file: string })[]
}

/**
 * Everything that is wrong with the files: what the engine says of each diagram and table, forms that cannot be read,
 * and forms and decisions that a diagram names and no file holds.
 */
export async function checkFiles(
  files: readonly DeployedFile[],
  expressions: ExpressionPort,
): Promise<Checked> {
  const processes: { file: string; graph: ProcessGraph }[] = []
  const diagnostics: Checked['diagnostics'] = []
  const forms = new Set<string>()
  const decisions = new Set<string>()
  const say = (file: string, found: readonly Diagnostic[]) =>
    diagnostics.push(...found.map(each => ({ ...each, file })))
  for (const { name, content } of files) {
    if (name.endsWith('.bpmn')) {
      const compiled = await compiledDiagram(content, expressions)
      say(name, forDeployment(compiled.diagnostics))
      for (const graph of compiled.processes) if (graph.executable) processes.push({ file: name, graph })
    } else if (name.endsWith('.dmn')) {
      const compiled = await compiledDecisions(content, expressions)
      say(name, compiled.diagnostics)
      for (const id of compiled.decisions.keys()) decisions.add(id)
    } else if (name.endsWith('.form')) {
      const id = formId(content)
      if (id === null)
        say(name, [
          problem('FORM_MALFORMED', '表单文件不是有效的 JSON,或没有 id', 'The form is no JSON with an id'),
        ])
      else forms.add(id)
    } else say(name, [problem('FILE_UNKNOWN', `不认识的文件类型:${name}`, `Unknown kind of file: ${name}`)])
  }
  if (processes.length === 0 && !diagnostics.some(each => each.severity === 'error'))
    say(files[0]?.name ?? '', [
      problem('PROCESS_MISSING', '文件里没有可执行的流程', 'The files hold no executable process'),
    ])
  for (const { file, graph } of processes) {
    say(file, missing(graph.forms, forms, 'FORM_UNKNOWN', '表单', 'form'))
    say(file, missing(graph.decisions, decisions, 'DECISION_UNKNOWN', '决策表', 'decision'))
  }
  const ids = processes.map(each => each.graph.id)
  for (const id of new Set(ids.filter((each, i) => ids.indexOf(each) !== i)))
    say('', [
      problem('PROCESS_TWICE', `两个文件里有同一个流程:${id}`, `Two files hold the process ${id}`, id),
    ])
  return { processes: processes.map(each => each.graph), diagnostics }
}

function formId(content: string): string | null {
  try {
    const { id } = JSON.parse(content) as { id?: unknown }
    return typeof id === 'string' && id !== '' ? id : null
  } catch {
    return null
  }
}

function missing(
  named: readonly string[],
  held: ReadonlySet<string>,
  code: string,
  what: string,
  whatEn: string,
): Diagnostic[] {
  return named
    .filter(each => !held.has(each))
    .map(each =>
      problem(code, `流程引用的${what}“${each}”不在发布的文件中`, `No file holds the ${whatEn} ${each}`),
    )
}

const problem = (
  code: string,
  message: string,
  messageEn: string,
  element: string | null = null,
): Diagnostic => ({ element, code, severity: 'error', message, messageEn })
