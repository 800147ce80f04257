import type { Variables } from '../command.js'
import type { Env } from '../env.js'
import type { ExpressionEnv } from '../expression/port.js'
import type { FlowNode, NodeKind, ProcessGraph } from '../model/graph.js'
import { applyTo } from '../state/apply/index.js'
import type { EngineEvent, EventBody } from '../state/events.js'
import type { Activity, InstanceState } from '../state/state.js'
import { variablesAt } from '../state/variables.js'
import type { Behavior, Behaviors } from './behavior.js'

/** One step while it runs: a working copy of the state, changed only by emitting, and the events so far. */
export class Run {
  readonly events: EngineEvent[] = []
  readonly expressionEnv: ExpressionEnv
  /** Elements entered in this step. */
  entered = 0
  /** Names of variables that this step has set. */
  readonly changed = new Set<string>()
  /** Variables or conditions may have changed since the conditions were last asked. */
  conditionsStale = true
  /** Parallel joins that a token has come to and that have not been looked at since. */
  readonly joins: { element: string; scope: string }[]
  private readonly seen = new Map<string, Variables>()

  constructor(
    readonly graph: ProcessGraph,
    readonly state: InstanceState,
    readonly env: Env,
    private readonly behaviors: Behaviors,
    /** Somebody acted, who can be refused. */
    readonly refusable: boolean,
    /** It goes on where a step stopped at its budget. */
    resumes: boolean,
  ) {
    // A step that stopped at its budget may have left a join that could go on.
    this.joins = state.tokens.length > 0 || resumes ? [...state.joining] : []
    this.expressionEnv = { now: env.now, calendar: env.calendar }
  }

  /** Key for what the next emitted event creates. */
  nextKey(): string {
    return String(this.state.seq + 1)
  }

  /** Records what was decided and applies it at once. The body becomes the event: whoever made it leaves it alone. */
  emit(body: EventBody): void {
    const event = body as EngineEvent
    event.seq = this.state.seq + 1
    event.at = this.env.now
    event.v = 1
    applyTo(this.state, event)
    this.events.push(event)
    if (body.type === 'condition-awaited') this.conditionsStale = true
    if (body.type === 'variables-set') {
      this.conditionsStale = true
      this.seen.clear()
      for (const name of Object.keys(body.variables)) this.changed.add(name)
    }
  }

  element(id: string): FlowNode {
    if (id === this.graph.id) return this.graph.root
    const found = this.graph.elements.get(id)
    if (!found) throw new Error(`process ${this.graph.id} has no element ${id}`)
    return found
  }

  /** The activity as it is now, or undefined when it has ended. */
  activity(key: string): Activity | undefined {
    return this.state.activities[key]
  }

  /** What an expression in this scope sees. */
  variables(scope: string): Variables {
    let found = this.seen.get(scope)
    if (!found) this.seen.set(scope, (found = variablesAt(this.state, scope)))
    return found
  }

  behavior(element: FlowNode): Behavior<NodeKind> {
    return this.behaviors[element.kind] as Behavior<NodeKind>
  }
}
