import { transformFile } from '@swc/core'
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/prepare.mjs'

const sources = [
  ...['calendar', 'engine', 'runtime', 'store'].map(each => join('server', each)),
  join('tests', 'faults', 'schedules'),
  join('tests', 'runtime', 'diagrams.ts'),
]

/** Compiles the schedules with the runtime that they play on; returns the folder, which is the caller's to remove. */
export async function compileSchedules() {
  // Within the repository, so that the packages are found.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const to = mkdtempSync(join(root, '.cache', 'schedules-'))
  for (const file of sources.flatMap(filesIn)) {
    const { code } = await transformFile(join(root, file), { cwd: root, sourceMaps: false })
    const out = join(to, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, code)
  }
  return to
}

function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter(each => each.endsWith('.ts') && !each.endsWith('.d.ts') && !each.endsWith('.test.ts'))
    .map(each => join(path, each))
}
