import type { FlowNode } from '../model/graph.js'
import type { EngineEvent } from '../state/events.js'
import { Exploration, type Limits, type Observer, type Place } from './explore.js'
import type { Said } from './report.js'
import type { Explored } from './scopes.js'
import type { Marks, Situation } from './situation.js'
import { wayThrough } from './trace.js'

export interface Twice {
  element: string
  split: string
  trace: Said[]
}

/** Activities of the scope to which two branches of one firing of a split come unjoined. */
export function runsTwice(explored: Explored, limits: Limits): { found: Twice[]; finished: boolean } {
  const { cut, parts, part } = explored
  const candidates = candidatesIn(cut.scope.children.flatMap(node => cut.graph.elements.get(node.id) ?? []))
  if (candidates.size === 0) return { found: [], finished: true }
  const branches = new Branches(candidates, cut.graph.elements)
  const left = { ...limits, milliseconds: limits.milliseconds - explored.spent }
  const exploration = new Exploration(cut, parts, part.counted, left, branches)
  exploration.run(() => branches.isDone)
  const found = [...branches.found.values()].map(({ element, split, place }) => ({
    element,
    split,
    trace: wayThrough(exploration, place),
  }))
  return { found, finished: exploration.finished || branches.isDone }
}

/** By split: the activities that more than one of its branches leads to. */
function candidatesIn(nodes: readonly FlowNode[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const node of nodes) {
    if (node.outgoing.length < 2 || node.kind === 'exclusive-gateway' || node.kind === 'event-based-gateway')
      continue
    const reached = node.outgoing.map(flow => reachedFrom(flow.target, node))
    const twice = nodes.filter(one => isActivity(one) && reached.filter(nodes => nodes.has(one)).length > 1)
    if (twice.length > 0) found.set(node.id, new Set(twice.map(one => one.id)))
  }
  return found
}

function reachedFrom(start: FlowNode, split: FlowNode): Set<FlowNode> {
  const found = new Set<FlowNode>()
  const open = [start]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === split || found.has(node)) continue
    found.add(node)
    open.push(...node.outgoing.map(flow => flow.target), ...node.boundaries)
  }
  return found
}

function isActivity(node: FlowNode): boolean {
  return node.kind.endsWith('-task') || node.kind === 'sub-process'
}

/** One way in which the marks come out, while the events of a step are gone through. */
interface Draft {
  split: string | null
  masks: Record<string, number>
  entered: Record<string, readonly number[]>
  /** Mask of the activity that completed last, and whether its flows are the branches that are followed. */
  last: number
  firing: FlowNode | null
}

/** Follows the branches of one firing of one split, each firing once. */
class Branches implements Observer {
  readonly first: Marks = { split: null, masks: {}, entered: {} }
  readonly found = new Map<string, { element: string; split: string; place: Place }>()

  constructor(
    private readonly candidates: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly elements: ReadonlyMap<string, FlowNode>,
  ) {}

  get isDone(): boolean {
    const all = [...this.candidates].reduce((sum, [, elements]) => sum + elements.size, 0)
    return this.found.size === all
  }

  next(before: Situation, events: readonly EngineEvent[], after: Situation, place: Place): Marks[] {
    const { owner } = place.move
    const hosted = owner === null ? 0 : (before.marks!.masks[owner] ?? 0)
    let drafts: Draft[] = [{ ...before.marks!, masks: { ...before.marks!.masks }, last: 0, firing: null }]
    events.forEach((event, at) => {
      drafts = drafts.flatMap(draft => this.take(draft, event, events.slice(at + 1, at + 3), hosted, place))
    })
    return drafts.map(draft => living(draft, after)).filter(isOpen)
  }

  private take(
    draft: Draft,
    event: EngineEvent,
    following: readonly EngineEvent[],
    hosted: number,
    place: Place,
  ): Draft[] {
    const { masks } = draft
    switch (event.type) {
      case 'element-entered':
      case 'multi-entered': {
        const mask = event.tokens
          ? event.tokens.reduce((sum, token) => sum | (masks[token] ?? 0), 0)
          : this.isBoundary(event.element)
            ? hosted
            : 0
        // A token that comes to the split again belongs to another firing.
        if (mask === 0 || event.element === draft.split) return [draft]
        masks[event.activity] = mask
        const isRound = event.type === 'element-entered' && event.index !== undefined
        if (!isRound) this.enter(draft, event.element, mask, place)
        return [draft]
      }
      case 'element-completed':
      case 'multi-completed': {
        draft.last = masks[event.activity] ?? 0
        draft.firing = null
        const isSplit = draft.split === null && this.candidates.has(event.element)
        const isFiring =
          isSplit && following.length === 2 && following.every(one => one.type === 'flow-taken')
        if (!isFiring) return [draft]
        const firing = this.elements.get(event.element)!
        const chosen: Draft = { ...draft, masks: { ...masks }, split: event.element, firing }
        return [draft, chosen]
      }
      case 'flow-taken': {
        const branch = draft.firing?.outgoing.findIndex(flow => flow.id === event.flow) ?? -1
        const mask = branch >= 0 ? 1 << branch : draft.last
        if (mask !== 0) masks[event.token] = mask
        return [draft]
      }
      case 'token-placed': {
        const mask = masks[event.scope] ?? 0
        if (mask !== 0) masks[event.token] = mask
        return [draft]
      }
      default:
        return [draft]
    }
  }

  private isBoundary(id: string): boolean {
    return this.elements.get(id)?.kind === 'boundary-event'
  }

  private enter(draft: Draft, element: string, mask: number, place: Place): void {
    const { split } = draft
    if (split === null || !this.candidates.get(split)?.has(element)) return
    const before = draft.entered[element] ?? []
    const key = `${split} ${element}`
    if (before.some(other => (other & mask) === 0) && !this.found.has(key))
      this.found.set(key, { element, split, place })
    if (!before.includes(mask)) draft.entered = { ...draft.entered, [element]: [...before, mask].sort() }
  }
}

/** The marks without those of tokens and activities that are gone. */
function living({ split, masks, entered }: Draft, { state }: Situation): Marks {
  const kept: Record<string, number> = {}
  for (const { key } of [...state.tokens, ...state.joining]) if (masks[key]) kept[key] = masks[key]
  for (const [key, mask] of Object.entries(masks)) if (state.activities[key]) kept[key] = mask
  return { split, masks: kept, entered }
}

/** Whether something can still be entered by two branches that have not been joined. */
function isOpen({ split, masks, entered }: Marks): boolean {
  if (split === null) return true
  const alive = [...new Set(Object.values(masks))]
  const seen = [...new Set(Object.values(entered).flat())]
  return alive.some((mask, at) => [...seen, ...alive.slice(at + 1)].some(other => (other & mask) === 0))
}
