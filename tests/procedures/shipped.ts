import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile, compileDecisions, createFeel, type Decision } from '../../server/engine/index.js'

export const feel = createFeel()

const root = fileURLToPath(new URL('../../processes/', import.meta.url))

/** The paths of the shipped files that end so, relative to processes/, in order. */
export function shippedFiles(ending: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith(ending))
    .sort()
}

export function shippedText(path: string): string {
  return readFileSync(root + path, 'utf8')
}

export function compiled(path: string) {
  return compile(shippedText(path), feel)
}

/** The decisions that are shipped with a procedure, by id. */
export async function shippedDecisions(folder: string): Promise<Record<string, Decision>> {
  const decisions: Record<string, Decision> = {}
  for (const file of shippedFiles('.dmn').filter(path => path.startsWith(`${folder}/`))) {
    const found = await compileDecisions(shippedText(file), feel)
    for (const decision of found.decisions.values()) decisions[decision.id] = decision
  }
  return decisions
}
