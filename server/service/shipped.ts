import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { DeployedFile, Runtime } from '../runtime/index.js'

/** What one folder of `processes/` ships: diagrams, forms and decisions that are put in force together. */
export interface Procedure {
  name: string
  files: DeployedFile[]
}

const parts = /\.(bpmn|dmn|form)$/

/** The shipped procedures, by folder. */
export function shippedProcedures(folder: string): Procedure[] {
  return readdirSync(folder)
    .sort()
    .filter(name => statSync(join(folder, name)).isDirectory())
    .map(name => ({ name, files: filesIn(join(folder, name)) }))
    .filter(({ files }) => files.some(file => file.name.endsWith('.bpmn')))
}

function filesIn(folder: string): DeployedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => parts.test(name) && !name.startsWith('scenarios'))
    .sort()
    .map(name => ({
      name: name.split(sep).join('/'),
      content: readFileSync(join(folder, name), 'utf8'),
    }))
}

/**
 * Puts the shipped procedures in force in a county. Files that were in force before make no new version, so what a
 * designer has published since stays.
 */
export async function deployShipped(
  runtime: Runtime,
  county: string,
  procedures: readonly Procedure[],
): Promise<void> {
  for (const { files } of procedures)
    await runtime.deploy(county, { files, unlessKnown: true, note: '随系统提供', publisher: 'system' })
}
