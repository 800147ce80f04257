import type { FlowNode } from '../model/graph.js'
import type { EngineEvent } from '../state/events.js'
import type { Exploration, Place } from './explore.js'
import type { Move } from './moves.js'
import type { Said } from './report.js'

/** The way to a situation, a line for each thing that happens and each choice that is made. */
export function wayTo(exploration: Exploration, index: number): Said[] {
  return [...exploration.replay(index)].flatMap(({ move, events }) => linesOf(exploration, move, events))
}

/** The way to something that happened in a step which leads nowhere. */
export function wayThrough(exploration: Exploration, { from, move }: Place): Said[] {
  return [...(from < 0 ? [] : wayTo(exploration, from)), ...happening(exploration, move)]
}

function linesOf(exploration: Exploration, move: Move, events: readonly EngineEvent[]): Said[] {
  return [...happening(exploration, move), ...events.flatMap(event => decision(exploration, event))]
}

function happening({ cut }: Exploration, { how, element, code }: Move): Said[] {
  if (how === 'goes-on' || element === null) return []
  const node = cut.graph.elements.get(element) ?? cut.scope
  return [said[how](nameOf(node), code === undefined ? '' : code)]
}

const said: Record<Exclude<Move['how'], 'goes-on'>, (name: string, code: string) => Said> = {
  starts: name => ({ zh: `从「${name}」开始`, en: `begins at “${name}”` }),
  completes: name => ({ zh: `「${name}」办完`, en: `“${name}” is done` }),
  error: (name, code) => ({ zh: `「${name}」出错 ${code}`.trim(), en: `“${name}” fails ${code}`.trim() }),
  escalates: (name, code) => ({ zh: `「${name}」升级 ${code}`, en: `“${name}” escalates ${code}` }),
  cancelled: name => ({ zh: `「${name}」取消`, en: `“${name}” is cancelled` }),
  fires: name => ({ zh: `「${name}」到时`, en: `the timer “${name}” fires` }),
  message: name => ({ zh: `「${name}」收到消息`, en: `“${name}” receives its message` }),
  signal: name => ({ zh: `「${name}」收到信号`, en: `“${name}” receives its signal` }),
  condition: name => ({ zh: `「${name}」的条件重新判断`, en: `the condition of “${name}” is asked again` }),
  'never-ends': name => ({ zh: `「${name}」里面停住`, en: `“${name}” comes to a standstill inside` }),
}

function decision({ cut }: Exploration, event: EngineEvent): Said[] {
  if (event.type !== 'flow-taken') return []
  const source = cut.graph.elements.get(event.source)
  const isChoice = source?.kind === 'exclusive-gateway' || source?.kind === 'inclusive-gateway'
  if (!source || !isChoice || source.outgoing.length < 2) return []
  const flow = source.outgoing.find(one => one.id === event.flow)!
  const way = flow.name || nameOf(flow.target)
  return [{ zh: `「${nameOf(source)}」走「${way}」`, en: `“${nameOf(source)}” takes “${way}”` }]
}

/** The name of an element in one line, or its id. */
export function nameOf(node: Pick<FlowNode, 'id' | 'name'>): string {
  return node.name.replace(/\s+/g, '') === '' ? node.id : node.name.replace(/\s*\n\s*/g, '')
}
