import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(process.cwd(), 'dist/server/main.js')

/** The built service as a process of its own, in an empty county. */
function start(settings: Record<string, string>) {
  if (!existsSync(main)) throw new Error('the server is not built: npm run build')
  const env = { ...process.env, PORT: '0', HUYING_SEED: 'none', ...settings }
  const child = spawn(process.execPath, [main], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += String(chunk)))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const heard = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said)
      if (found) return found[1] ?? found[0]
      if (child.exitCode !== null) throw new Error(`it ended: ${said}`)
      await new Promise(resolve => setTimeout(resolve, 25))
    }
  }
  running.push(child)
  return { child, ended, heard, said: () => said }
}

const running: ChildProcess[] = []
const folder = mkdtempSync(join(tmpdir(), 'huying-main-'))
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('the service as a process', () => {
  it('should listen, turn ready, keep its data to itself and stop when it is told', async () => {
    const first = start({ HUYING_DATA: folder })
    const address = await first.heard(/Listening on (\S+?);/)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    await first.heard(/Ready/)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(first.said()).toContain('huying admin create')

    const second = start({ HUYING_DATA: folder })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('HUYING_DATA')

    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  it.each([
    [{ PORT: 'many' }, 'PORT'],
    [{ HUYING_SEED: 'all' }, 'HUYING_SEED'],
    [{ MONGODB_URL: 'localhost:27017' }, 'MONGODB_URL'],
  ])('should name the setting that it cannot use: %j', async (settings, named) => {
    const refused = start({ HUYING_DATA: join(folder, 'unused'), ...settings })
    expect(await refused.ended).toBe(1)
    expect(refused.said()).toContain(named)
    expect(refused.said()).not.toContain('    at ')
  })
})
