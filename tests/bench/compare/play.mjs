// One diagram on one engine in a process of its own: `node play.mjs ENGINE DIAGRAM FOLDER [again]`. It answers by IPC
// what became of it. In `killed-in-service` the first process kills itself inside the service.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , name, diagram, folder, again] = process.argv
const { plays, version } = await import(`./engines/${name}.mjs`)
const calls = join(folder, 'calls')

/** The service: a letter that goes out, and then, the first time, the power. */
async function post() {
  appendFileSync(calls, 'called\n')
  if (!again) process.kill(process.pid, 'SIGKILL')
}

const facts = await plays[diagram](folder, {
  watch: Number(process.env.COMPARE_WATCH ?? 3000),
  again: again === 'again',
  post,
})
const called =
  diagram === 'killed-in-service' ? { calls: readFileSync(calls, 'utf8').split('\n').length - 1 } : {}
process.send({ version, ...facts, ...called }, () => process.exit(0))
