import { transformFile } from '@swc/core'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'

const root = process.cwd()

export interface Children {
  /** Runs a compiled program of the folder `child`, under another command if one is given. */
  start(name: string, args: string[], under?: string[]): Running
}

/** Compiles the store and the programs of `child` for the tests of a file; returns their folder once it is there. */
export function compiled(): () => string {
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
  return () => folder
}

/** The compiled programs of `child`; what still runs after the tests of a file is killed. */
export function children(): Children {
  const folder = compiled()
  const started: Running[] = []
  afterAll(async () => {
    started.forEach(each => each.process.kill('SIGKILL'))
    await Promise.all(started.map(each => each.ended))
  })
  return {
    start(name, args, under = []) {
      const program = join(folder(), 'tests/store/child', `${name}.js`)
      const [command, ...rest] = [...under, process.execPath, program, ...args] as [string, ...string[]]
      const running = run(command, rest)
      started.push(running)
      return running
    },
  }
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

function run(command: string, args: string[]): Running {
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
