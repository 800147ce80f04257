import { transformFile } from '@swc/core'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'

const root = process.cwd()

export interface Children {
  /** The path of a compiled program of the folder `child`. */
  program(name: string): string
}

/** Compiles the store and the programs of `child`, which run in processes of their own, before the tests of a file. */
export function children(): Children {
  let folder = ''
  beforeAll(async () => {
    // Within the repository, so that the packages are found.
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache', 'store-children-'))
    await Promise.all(
      ['server/store', 'tests/store/contract', 'tests/store/child'].map(each => compile(each, folder)),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { program: name => join(folder, 'tests/store/child', `${name}.js`) }
}

async function compile(from: string, to: string): Promise<void> {
  const files = readdirSync(join(root, from), { recursive: true, encoding: 'utf8' }).filter(each =>
    each.endsWith('.ts'),
  )
  for (const file of files) {
    const { code } = await transformFile(join(root, from, file), { cwd: root, sourceMaps: false })
    const out = join(to, from, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, code)
  }
}

export interface Running {
  process: ChildProcess
  /** Whole lines of its standard output so far. */
  lines(): string[]
  /** Settles when there are so many lines. */
  printed(lines: number): Promise<void>
  ended: Promise<void>
}

export function run(command: string, args: string[]): Running {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  let waiting: { lines: number; resolve: () => void; reject: (error: Error) => void }[] = []
  const lines = () => out.split('\n').slice(0, -1)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    const n = lines().length
    waiting.filter(each => each.lines <= n).forEach(each => each.resolve())
    waiting = waiting.filter(each => each.lines > n)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<void>(resolve => {
    child.on('close', () => {
      waiting.forEach(each => each.reject(new Error(`the process ended early: ${errors}`)))
      resolve()
    })
  })
  return {
    process: child,
    lines,
    printed: n =>
      new Promise((resolve, reject) => {
        if (lines().length >= n) resolve()
        else waiting.push({ lines: n, resolve, reject })
      }),
    ended,
  }
}
