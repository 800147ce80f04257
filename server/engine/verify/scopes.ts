import type {
  CallActivity,
  EventSubProcess,
  FlowNode,
  ProcessGraph,
  ScopeNode,
  SubProcess,
} from '../model/graph.js'
import { staticText } from '../model/summary.js'
import { errorsCaughtAround, escalationsIn, outerCatcher } from './catchers.js'
import { type Cut, cutOut } from './cut.js'
import { type Bottom, bottoms, deadEnds } from './dead.js'
import { Exploration, type Limits } from './explore.js'
import { type Ending, type Part, sameEnding } from './part.js'

/** One scope, explored by itself, as it stands in its parent. */
export interface Explored {
  cut: Cut
  exploration: Exploration
  /** Milliseconds that it took. */
  spent: number
  part: Part
  /** What stands in it as one element, by the id of its stand-in. */
  parts: ReadonlyMap<string, Part>
  /** The explored scope behind a part, by the id of its stand-in. */
  inner: ReadonlyMap<string, Explored>
  bottoms: readonly Bottom[]
}

/** Explores scopes from the inside outwards, each once. */
export class Scopes {
  private readonly known = new Map<ScopeNode, Explored>()
  private readonly open = new Set<ScopeNode>()

  constructor(
    private readonly processes: readonly ProcessGraph[],
    private readonly limits: Limits,
  ) {}

  /** All scopes of the process, in document order. */
  of(process: ProcessGraph): Explored[] {
    const scopes = [...process.elements.values()].filter((node): node is ScopeNode => 'children' in node)
    return [process.root, ...scopes].map(scope => this.explore(scope, process))
  }

  explore(scope: ScopeNode, process: ProcessGraph): Explored {
    const known = this.known.get(scope)
    if (known) return known
    this.open.add(scope)
    const codes = [...escalationsIn(scope, call => this.called(call)?.root)]
    const caught = codes.map(code => ({ code, by: outerCatcher(scope, 'escalation', code) }))
    const interrupting = caught.filter(({ by }) => by?.interrupting === true).map(({ code }) => code)
    // Whoever calls a process may catch what it does not catch itself.
    const isCounted = ({ by }: (typeof caught)[number]) => (by ? !by.interrupting : scope.kind === 'process')
    const counted = caught.filter(isCounted).map(({ code }) => code)
    const staysWhole = (node: FlowNode) => isInner(node) && runsThrough(this.explore(node, process))
    const cut = cutOut(scope, process, interrupting, staysWhole)
    const inner = new Map<string, Explored>()
    const parts = new Map<string, Part>()
    for (const [id, node] of cut.parts) {
      const explored = this.behind(node, process)
      if (explored) inner.set(id, explored)
      parts.set(id, explored ? { ...explored.part, node } : unknownPart(node))
    }
    const started = this.limits.now()
    const exploration = new Exploration(cut, parts, counted, this.limits).run()
    const spent = this.limits.now() - started
    const dead = deadEnds(exploration)
    const bottom = bottoms(exploration, dead)
    const part = { node: scope, counted, endings: endingsOf(exploration, bottom) }
    const explored = { cut, exploration, spent, part, parts, inner, bottoms: bottom }
    this.known.set(scope, explored)
    this.open.delete(scope)
    return explored
  }

  private behind(node: FlowNode, process: ProcessGraph): Explored | undefined {
    if (isInner(node)) return this.explore(node, process)
    const called = node.kind === 'call-activity' ? this.called(node) : undefined
    // A process that calls itself is taken to end.
    return called && !this.open.has(called.root) ? this.explore(called.root, called) : undefined
  }

  private called(call: CallActivity): ProcessGraph | undefined {
    const id = staticText(call.process)
    return this.processes.find(process => process.id === id)
  }
}

function isInner(node: FlowNode): node is SubProcess | EventSubProcess {
  return node.kind === 'sub-process' || node.kind === 'event-sub-process'
}

/** It never rests: nothing else can happen between its entry and its end. */
function runsThrough({ exploration }: Explored): boolean {
  return exploration.finished && !exploration.rests
}

/** A job, or a process that is not known: it completes, or fails with whatever is caught around it. */
function unknownPart(node: FlowNode): Part {
  const thrown: number[] = []
  const errors = errorsCaughtAround(node).map((code): Ending => ({ kind: 'error', code, thrown }))
  return { node, counted: [], endings: [{ kind: 'completes', code: '', thrown }, ...errors] }
}

function endingsOf(exploration: Exploration, ends: readonly Bottom[]): Ending[] {
  const endings = [...exploration.endings]
  const add = (ending: Ending) => {
    if (!endings.some(one => sameEnding(one, ending))) endings.push(ending)
  }
  for (const { index, still } of ends)
    add({ kind: 'never', code: '', thrown: exploration.thrown[index]!, still })
  for (const thrown of exploration.away) add({ kind: 'away', code: '', thrown })
  // What was not reached in time may end in any way; that it completes is the least.
  if (!exploration.finished) add({ kind: 'completes', code: '', thrown: exploration.counted.map(() => 0) })
  return endings
}
