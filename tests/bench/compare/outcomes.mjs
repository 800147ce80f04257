import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inFolder } from '../folder.mjs'

const play = fileURLToPath(new URL('./play.mjs', import.meta.url))

/** Diagrams that meet a second process. */
const restarted = ['thirty-days', 'killed-in-service']

/**
 * Plays a diagram of the comparison on an engine and answers what became of it.
 * @param {string} engine
 * @param {string} diagram
 * @param {Record<string, string>} env what the process of the engine is given beyond its own
 * @returns {Promise<Record<string, unknown>>} its facts; `lost` when its process ended without an answer
 */
export function outcome(engine, diagram, env = {}) {
  return inFolder(async folder => {
    const first = await inProcess([engine, diagram, folder], env)
    if (!restarted.includes(diagram)) return first
    const second = await inProcess([engine, diagram, folder, 'again'], env)
    return { ...second, before: first }
  })
}

function inProcess(args, env) {
  return new Promise(resolve => {
    const child = fork(play, args, {
      stdio: ['ignore', 'ignore', process.env.COMPARE_VERBOSE ? 'inherit' : 'ignore', 'ipc'],
      env: { ...process.env, COMPARE_SECRET: 'the password of the database', ...env },
    })
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 90_000)
    let facts
    child.on('message', message => (facts = message))
    child.on('exit', code => {
      clearTimeout(tooLong)
      resolve(facts ?? { lost: code ?? 'killed' })
    })
  })
}
