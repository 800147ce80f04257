import type { FlowNode, ProcessGraph } from '../model/graph.js'
import { weaklyLimited } from './escalation.js'
import { supervisedTasks, unlimited } from './limits.js'
import type { Finding, FindingCode, Report, Said, VerifyOptions } from './report.js'
import { type Explored, Scopes } from './scopes.js'
import { senders, unsent } from './senders.js'
import { standstills } from './standstill.js'
import { nameOf, wayThrough, wayTo } from './trace.js'
import { runsTwice } from './twice.js'
import { wordings } from './words.js'

const LIMITS = { states: 200_000, milliseconds: 10_000, children: [0, 1, 2] }

/**
 * Says what can go wrong in a process, whatever people decide and whatever happens when. Each scope is explored by
 * itself on the engine's step, without variables: conditions come out either way each time, timers fire at any moment,
 * jobs complete or fail. No claim about loops whose exit depends on data.
 */
export function verify(process: ProcessGraph, options: VerifyOptions): Report {
  const { now, outside = [], processes = [] } = options
  const known = [process, ...processes.filter(one => one.id !== process.id)]
  const limits = { ...LIMITS, ...given(options), now }
  const explored = new Scopes(known, limits).of(process)
  const twice = explored.map(one => runsTwice(one, limits))
  const findings = new Findings(process)
  for (const { code, element, elements, trace } of standstills(process, explored[0]!))
    findings.add(code, element, trace, elements)
  const entered = enteredScopes(explored)
  explored.forEach((one, at) => {
    if (!entered.has(one.cut.scope)) return
    ofScope(one, findings)
    for (const { element, split, trace } of twice[at]!.found)
      findings.add('RUNS_TWICE', element, trace, [split])
  })
  for (const { node, name } of unsent(process, senders(known, outside)))
    findings.add('MESSAGE_FROM_NOBODY', node.id, [], [], [name])
  const supervised = supervisedTasks(process)
  for (const task of unlimited(process, supervised)) findings.add('NO_LIMIT', task.id)
  for (const task of weaklyLimited(process, supervised)) findings.add('ESCALATION_WEAK', task.id)
  const scopes = explored.map(({ cut, exploration }, at) => ({
    id: cut.scope.id,
    states: exploration.size,
    finished: exploration.finished && twice[at]!.finished,
  }))
  return {
    process: process.id,
    scopes,
    findings: findings.inOrder(),
    verified: explored.every(isFinished) && scopes.every(scope => scope.finished),
  }
}

/** The limits that are given, without those that are not. */
function given({ states, milliseconds, children }: VerifyOptions) {
  return {
    ...(states === undefined ? {} : { states }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(children === undefined ? {} : { children }),
  }
}

/** The scopes that some run comes to: each is entered in the one that holds it, and that in turn. */
function enteredScopes(explored: readonly Explored[]): Set<FlowNode> {
  const entered = new Set<FlowNode>()
  // In document order: whoever holds a scope comes before it.
  for (const { cut } of explored) {
    const around = explored.find(one => one.cut.scope === cut.scope.holder)
    const isEntered = around ? entered.has(around.cut.scope) && isIn(around, cut.scope) : true
    if (isEntered) entered.add(cut.scope)
  }
  return entered
}

function isIn({ exploration }: Explored, scope: FlowNode): boolean {
  return !exploration.finished || exploration.entered.has(scope.id)
}

/** With everything inside it and all that it calls. */
function isFinished(explored: Explored): boolean {
  return explored.exploration.finished && [...explored.inner.values()].every(isFinished)
}

/** What the exploration of one scope shows by itself. */
function ofScope({ cut, exploration }: Explored, findings: Findings): void {
  for (const [element, index] of exploration.unbounded)
    findings.add('UNBOUNDED', element, wayTo(exploration, index))
  for (const [element, place] of exploration.noBranch)
    findings.add('NO_BRANCH', element, wayThrough(exploration, place))
  for (const [element, place] of exploration.refusedLate)
    findings.add('TOKEN_STUCK', element, wayThrough(exploration, place))
  if (!exploration.finished) return
  const isRun = (node: FlowNode) => exploration.entered.has(node.id)
  for (const node of cut.scope.children)
    if (!isRun(node) && !undoes(node)) findings.add('NEVER_RUNS', node.id)
}

/** What undoes something runs when that is undone, from wherever. */
function undoes(node: FlowNode): boolean {
  if (node.forCompensation) return true
  if (node.kind === 'boundary-event') return node.catches.on === 'compensation'
  return node.kind === 'event-sub-process' && node.holder?.compensator?.holder === node
}

/** Collects findings, each element once a code, and says them. */
class Findings {
  private readonly found = new Map<string, Finding>()
  private readonly order: ReadonlyMap<string, number>

  constructor(private readonly process: ProcessGraph) {
    this.order = new Map([...process.elements.keys()].map((id, at) => [id, at]))
  }

  add(
    code: FindingCode,
    element: string,
    trace: Said[] = [],
    elements: string[] = [],
    others?: string[],
  ): void {
    const key = `${code} ${element}`
    if (this.found.has(key)) return
    const { message, fix } = wordings[code]
    const told = { name: this.nameOf(element), others: others ?? elements.map(id => this.nameOf(id)) }
    const more = elements.length > 0 ? { elements } : {}
    this.found.set(key, { code, element, ...more, message: message(told), fix, trace })
  }

  inOrder(): Finding[] {
    const at = ({ element }: Finding) => this.order.get(element) ?? -1
    return [...this.found.values()].sort((a, b) => at(a) - at(b))
  }

  private nameOf(id: string): string {
    const node = id === this.process.id ? this.process : this.process.elements.get(id)
    return node ? nameOf(node) : id
  }
}
