import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../../../scripts/prepare.mjs'
import { openRuntime } from '../../runtime.mjs'
import { diagram } from '../diagrams.mjs'

export const version = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).version
const county = 'compare'

/** A runtime on SQLite in the folder, with the diagram published; `refused` says why it could not be. */
async function open(folder, name, clock) {
  const { runtime } = await openRuntime(folder, clock)
  const content = diagram(name, 'huying')
  const refused = await runtime
    .deploy(county, { files: [{ name: `${name}.bpmn`, content }], author: 'a', publisher: 'a' })
    .then(
      () => undefined,
      error => error.diagnostics?.[0]?.code ?? error.code ?? error.message,
    )
  return { runtime, refused, start: () => runtime.start(county, { process: name, variables: { n: 0 } }) }
}

async function factsOf(runtime, instance) {
  const { doc, variables, state, waits } = await runtime.instance(county, instance)
  const [incident] = Object.values(state.incidents)
  return {
    ended: doc.status === 'completed',
    n: variables.n,
    seen: variables.seen ?? undefined,
    error: incident && `incident ${incident.code} at ${incident.element}`,
    waits: waits.tasks.map(task => task.element),
  }
}

async function played(folder, name) {
  const { runtime, refused, start } = await open(folder, name)
  if (refused) return { ended: false, refused }
  const { instance } = await start()
  return { runtime, instance, ...(await factsOf(runtime, instance)) }
}

/** After how many milliseconds it holds first; null when it does not within `most`. */
async function firstTime(holds, most) {
  for (const began = Date.now(); Date.now() - began < most; await pause(20))
    if (await holds()) return Date.now() - began
  return null
}

const facts = ({ runtime: _, instance: __, ...rest }) => rest

export const plays = {
  /** In the second process its clock is set thirty days ahead in the end. */
  async 'thirty-days'(folder, { watch, again }) {
    const file = join(folder, 'instance')
    let ahead = 0
    const clock = { now: () => Date.now() + ahead }
    const { runtime, start } = await open(folder, 'thirty-days', clock)
    await runtime.open()
    if (!again) writeFileSync(file, (await start()).instance)
    const ended = async () => (await factsOf(runtime, readFileSync(file, 'utf8'))).ended
    const fired = await firstTime(ended, watch)
    if (again) ahead = 30 * 86_400_000
    const onTheDay = again && (await firstTime(ended, watch)) !== null
    await runtime.close()
    return { fired, armed: true, onTheDay }
  },
  'none-true': async folder => facts(await played(folder, 'none-true')),
  'exclusive-merge': async folder => facts(await played(folder, 'exclusive-merge')),
  'script-plainly': async folder => facts(await played(folder, 'script-plainly')),
  'script-roundabout': async folder => facts(await played(folder, 'script-roundabout')),

  async 'inclusive-join'(folder) {
    const { runtime, instance, n: early } = await played(folder, 'inclusive-join')
    const [task] = (await runtime.instance(county, instance)).waits.tasks
    await runtime.complete(county, { instance, task: task.key, variables: {}, by: 'someone' })
    return { ...(await factsOf(runtime, instance)), early }
  },

  /** The second process begins a minute later by its clock: so long a job that nobody answered stays locked. */
  async 'killed-in-service'(folder, { post, again, watch }) {
    const file = join(folder, 'instance')
    const clock = { now: () => Date.now() + (again ? 61_000 : 0) }
    const { runtime, start } = await open(folder, 'killed-in-service', clock)
    runtime.work('post', async job => {
      writeFileSync(file, job.instance)
      await post()
    })
    await runtime.open()
    if (!again) await start()
    await pause(watch)
    return { ...(await factsOf(runtime, readFileSync(file, 'utf8'))), how: 'by itself, a minute later' }
  },
}
