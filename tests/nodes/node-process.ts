import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(process.cwd(), 'dist/server/main.js')

/** The built service as a process, which can be stopped, killed and started again. */
export interface NodeProcess {
  /** Address at which it listens now; undefined while it does not. */
  address(): string | undefined
  /** Resolves once it is ready. */
  start(): Promise<void>
  /** @returns the exit code, or the signal that ended it */
  stop(signal: NodeJS.Signals): Promise<Ended>
  said(): string
}

type Ended = number | NodeJS.Signals | null

const started = new Set<ChildProcess>()
const folders: string[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export function nodeProcess(settings: Record<string, string>): NodeProcess {
  if (!existsSync(main)) throw new Error('the server is not built: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'huying-node-'))
  folders.push(folder)
  let child: ChildProcess | undefined
  let ended: Promise<Ended> | undefined
  let listening: string | undefined
  let said = ''

  async function heard(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(said)
      if (found) return found[1] ?? found[0]
      if (child!.exitCode !== null || child!.signalCode !== null) throw new Error(`it ended: ${said}`)
      await new Promise(resolve => setTimeout(resolve, 25))
    }
  }

  return {
    address: () => listening,
    said: () => said,
    async start() {
      said = ''
      const env = { ...process.env, PORT: '0', HUYING_DATA: folder, HUYING_SEED: 'none', ...settings }
      child = spawn(process.execPath, [main], { env })
      started.add(child)
      const { stdout, stderr } = child
      for (const stream of [stdout!, stderr!]) stream.on('data', chunk => (said += String(chunk)))
      ended = new Promise(resolve => child!.once('exit', (code, signal) => resolve(code ?? signal)))
      const address = await heard(/Listening on (\S+?);/)
      await heard(/Ready/)
      listening = address
    },
    async stop(signal) {
      child!.kill(signal)
      const code = await ended!
      listening = undefined
      return code
    },
  }
}
