import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { diagram } from '../diagrams.mjs'

const peers = createRequire(new URL('../../peers/package.json', import.meta.url))
const { Engine } = await import(pathToFileURL(peers.resolve('bpmn-engine')))

export const version = JSON.parse(
  readFileSync(new URL('../../peers/node_modules/bpmn-engine/package.json', import.meta.url), 'utf8'),
).version

/** Executes a diagram and tells what became of it once nothing more happens by itself. */
async function executed(name, { services, onStart, signal } = {}) {
  const engine = new Engine({ name, source: diagram(name, 'bpmn-engine') })
  const listener = new EventEmitter()
  let n = 0
  listener.on('activity.enter', ({ id }) => id === 'after' && n++)
  if (onStart) listener.on('activity.start', (_, execution) => onStart(execution))
  const outcome = new Promise(resolve => {
    engine.once('end', () => resolve({ ended: true }))
    engine.once('error', error => resolve({ ended: false, error: error.message }))
  })
  const execution = await engine.execute({ listener, services }).catch(error => ({ failed: error.message }))
  if (execution.failed) return { engine, outcome: { ended: false, error: execution.failed } }
  const early = n
  if (signal) execution.signal({ id: signal })
  const settled = await Promise.race([outcome, pause(500, { ended: false })])
  const waits = execution.getPostponed().map(({ id }) => id)
  return { engine, outcome: { ...settled, n, seen: execution.environment.output.seen, waits, early } }
}

/** An engine on the state that its host saved last. */
function recovered(folder, options) {
  const state = JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))
  return new Engine({ name: state.name }).recover(state, options)
}

/** After how many milliseconds it ended; null when it did not within `most`. */
function waited(engine, most) {
  const began = Date.now()
  if (engine.state === 'idle') return 0
  const ended = new Promise(resolve => engine.once('end', () => resolve(Date.now() - began)))
  return Promise.race([ended, pause(most, null)])
}

export const plays = {
  async 'thirty-days'(folder, { watch, again }) {
    const engine = again ? recovered(folder) : undefined
    if (engine) await engine.resume()
    const running = engine ?? (await executed('thirty-days')).engine
    const fired = await waited(running, watch)
    if (!again) writeFileSync(join(folder, 'state.json'), JSON.stringify(await running.getState()))
    const [timer] = running.environment.timers.executing
    return { fired, armed: Boolean(timer?.timerRef) }
  },
  'none-true': async () => (await executed('none-true')).outcome,
  'exclusive-merge': async () => (await executed('exclusive-merge')).outcome,
  'inclusive-join': async () => (await executed('inclusive-join', { signal: 'hold' })).outcome,
  'script-plainly': async () => (await executed('script-plainly')).outcome,
  'script-roundabout': async () => (await executed('script-roundabout')).outcome,

  /** It keeps nothing; the host saves `getState()` when an activity starts, and recovers from what it saved last. */
  async 'killed-in-service'(folder, { post, again, watch }) {
    const services = { post: (_, done) => void post().then(() => done(null)) }
    const save = execution => writeFileSync(join(folder, 'state.json'), JSON.stringify(execution.getState()))
    if (!again) return executed('killed-in-service', { services, onStart: save })
    const engine = recovered(folder, { services })
    const ended = waited(engine, watch)
    const execution = await engine.resume()
    return {
      ended: (await ended) !== null,
      n: execution.environment.output.n ?? 0,
      how: 'from the state that its host had saved',
    }
  },
}
