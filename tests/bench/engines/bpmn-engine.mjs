import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { diagram, programs } from '../diagrams.mjs'

const peers = createRequire(new URL('../peers/package.json', import.meta.url))
const installed = name => import(pathToFileURL(peers.resolve(name)))
const [{ Engine }, Elements, moddle, serializer] = await Promise.all(
  ['bpmn-engine', 'bpmn-elements', 'bpmn-moddle', 'moddle-context-serializer'].map(installed),
)
const BpmnModdle = moddle.BpmnModdle ?? moddle.default

export const version = JSON.parse(
  readFileSync(new URL('../peers/node_modules/bpmn-engine/package.json', import.meta.url), 'utf8'),
).version

/** @returns one run of the program on a diagram that was parsed once */
export async function prepare(program) {
  const parsed = await new BpmnModdle().fromXML(diagram(program, 'bpmn-engine'))
  const types = { ...Elements }
  const sourceContext = serializer.default(parsed, serializer.TypeResolver(types))
  const { waits } = programs[program]
  return async () => {
    const engine = new Engine({ sourceContext })
    const ended = once(engine, 'end')
    const execution = await engine.execute()
    if (waits) execution.signal({ id: waits })
    await ended
    return execution.state === 'idle' ? execution.environment.output.n : undefined
  }
}
