import type { EngineEvent, FlowNode, InstanceState, ProcessGraph } from '../../../../server/engine/index.js'

/** One time that a split gave several tokens, and what has become of them. */
export interface Firing {
  split: string
  /** By token or activity: from which of the branches it comes, as bits. */
  from: Readonly<Record<string, number>>
  /** By activity of the scope: from which branches it has been entered. */
  entered: Readonly<Record<string, readonly number[]>>
}

export interface Twice {
  element: string
  split: string
}

type Live = { split: string; from: Record<string, number>; entered: Record<string, number[]> }

/** Follows every firing of every split through the events of a step. */
export function follow(
  graph: ProcessGraph,
  before: InstanceState | null,
  firings: readonly Firing[],
  events: readonly EngineEvent[],
  after: InstanceState,
  owner: string | null,
): { firings: Firing[]; twice: Twice[] } {
  const live: Live[] = firings.map(one => ({ ...one, from: { ...one.from }, entered: copied(one.entered) }))
  const twice: Twice[] = []
  const begun: Visit[] = []

  const hostOf = (node: FlowNode & { kind: 'boundary-event' }, scope: string): string | undefined => {
    const running: Visit[] = [...Object.values(before?.activities ?? {}), ...begun]
    const hosts = running.filter(
      one => one.element === node.host.id && one.scope === scope && one.index === undefined,
    )
    const around = new Set<string>()
    for (let at = owner; at !== null; at = running.find(one => one.key === at)?.scope ?? null) around.add(at)
    return (hosts.find(({ key }) => around.has(key)) ?? hosts.at(-1))?.key
  }

  const enter = (event: EngineEvent & { type: 'element-entered' | 'multi-entered' }): void => {
    const node = graph.elements.get(event.element)
    const isRound = event.type === 'element-entered' && event.index !== undefined
    const { activity, element, scope } = event
    begun.push({ key: activity, element, scope, index: isRound ? 0 : undefined })
    if (live.length === 0) return
    const host = node?.kind === 'boundary-event' ? hostOf(node, scope) : undefined
    const sources = event.tokens ?? (host === undefined ? [] : [host])
    for (const firing of live) {
      const mask = sources.reduce((sum, key) => sum | (firing.from[key] ?? 0), 0)
      // A round of a circle is a firing of its own.
      if (mask === 0 || firing.split === element) continue
      firing.from[activity] = mask
      if (isRound || !node || !isWork(node) || node.holder !== graph.elements.get(firing.split)?.holder)
        continue
      const masks = (firing.entered[element] ??= [])
      if (masks.some(other => (other & mask) === 0)) twice.push({ element, split: firing.split })
      if (!masks.includes(mask)) masks.push(mask)
    }
  }

  const leave = (event: EngineEvent & { activity: string; element: string }, at: number): void => {
    const taken: (EngineEvent & { type: 'flow-taken' })[] = []
    for (let next = events[at + 1 + taken.length]; next?.type === 'flow-taken';)
      if (next.source !== event.element) break
      else {
        taken.push(next)
        next = events[at + 1 + taken.length]
      }
    for (const firing of live) {
      const mask = firing.from[event.activity] ?? 0
      // A round of a circle is a firing of its own.
      if (mask !== 0 && firing.split !== event.element)
        for (const { token } of taken) firing.from[token] = mask
    }
    const node = graph.elements.get(event.element)
    if (taken.length < 2 || node?.kind === 'exclusive-gateway' || node?.kind === 'event-based-gateway') return
    live.push({
      split: event.element,
      from: Object.fromEntries(taken.map(({ token }, branch) => [token, 1 << branch])),
      entered: {},
    })
  }

  events.forEach((event, at) => {
    if (event.type === 'element-entered' || event.type === 'multi-entered') enter(event)
    else if (event.type === 'element-completed' || event.type === 'multi-completed') leave(event, at)
    else if (event.type === 'token-placed')
      for (const firing of live)
        if (firing.from[event.scope]) firing.from[event.token] = firing.from[event.scope]!
  })
  if (live.length === 0) return { firings: [], twice }
  const alive = new Set([
    ...Object.keys(after.activities),
    ...[...after.tokens, ...after.joining].map(token => token.key),
  ])
  return { firings: live.flatMap(firing => remaining(firing, alive)), twice }
}

/** One visit to an element; with an index it is a round of a multi-instance. */
interface Visit {
  key: string
  element: string
  scope: string | null
  index?: number
}

function copied(entered: Firing['entered']): Record<string, number[]> {
  return Object.fromEntries(Object.entries(entered).map(([element, masks]) => [element, [...masks]]))
}

function isWork(node: FlowNode): boolean {
  return ['service-task', 'user-task', 'sub-process'].includes(node.kind)
}

/** Without what is gone; nothing once no two of its branches can meet apart any more. */
function remaining({ split, from, entered }: Live, alive: ReadonlySet<string>): Firing[] {
  const kept = Object.entries(from).filter(([key]) => alive.has(key))
  const masks = [...new Set(kept.map(([, mask]) => mask))]
  const been = Object.values(entered).flat()
  const isOpen = masks.some(mask => [...been, ...masks].some(other => (other & mask) === 0))
  for (const masks of Object.values(entered)) masks.sort((a, b) => a - b)
  return isOpen ? [{ split, from: Object.fromEntries(kept), entered }] : []
}
