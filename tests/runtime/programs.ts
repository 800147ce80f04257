import { transformFile } from '@swc/core'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawn } from 'node:child_process'

const root = process.cwd()

/** Compiles the runtime and what it needs, with the program of a child process; returns the folder. */
export async function compileChild(): Promise<string> {
  // Within the repository, so that the packages are found.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const to = mkdtempSync(join(root, '.cache', 'runtime-child-'))
  const folders = ['calendar', 'engine', 'runtime', 'store'].map(each => join('server', each))
  const filesIn = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => join(folder, file))
  for (const file of [...[...folders, 'tests/runtime'].flatMap(filesIn), 'tests/test-store.ts']) {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts') || file.endsWith('.test.ts')) continue
    if (!statSync(join(root, file)).isFile()) continue
    const { code } = await transformFile(join(root, file), { cwd: root, sourceMaps: false })
    const out = join(to, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, code)
  }
  return to
}

export const removeChild = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** Runs the program until it has printed so many lines, then kills it; gives back every whole line that it printed. */
export function killedAfter(program: string, args: string[], lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  const printed = () => out.split('\n').slice(0, -1)
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (printed().length >= lines) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      if (printed().length >= lines) resolve(printed())
      else reject(new Error(`the process ended early: ${errors}`))
    })
  })
}
