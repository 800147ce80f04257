import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  compile,
  compileDecisions,
  createFeel,
  type Decision,
  type Diagnostic,
  type ProcessGraph,
} from '../engine/index.js'
import { guardExpressions, type GuardedExpressions } from '../runtime/expression-guard.js'
import { UsageError } from './help.js'

export interface Loaded {
  processes: ProcessGraph[]
  decisions: Map<string, Decision>
  diagnostics: Diagnostic[]
  expressions: GuardedExpressions
}

/** Reads a diagram and the decision tables that lie beside it or in `decisions/`. */
export async function loadDiagram(file: string): Promise<Loaded> {
  const expressions = guardExpressions(createFeel())
  const { processes, diagnostics } = await compile(text(file), expressions)
  const decisions = new Map<string, Decision>()
  for (const table of tablesBeside(file)) {
    const read = await compileDecisions(text(table), expressions)
    for (const [id, decision] of read.decisions) decisions.set(id, decision)
    diagnostics.push(...read.diagnostics)
  }
  return { processes, decisions, diagnostics, expressions }
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function tablesBeside(file: string): string[] {
  return [dirname(file), join(dirname(file), 'decisions')]
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
    .filter(name => name.endsWith('.dmn'))
}
