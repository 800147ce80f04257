import type { Variables } from '../command.js'
import type { Flow, NodeKind, NodeOf } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import type { Run } from './run.js'

/** What an element does. One file each under elements/. */
export interface Behavior<K extends NodeKind> {
  /** It has been entered, its inputs are mapped and its attached events armed. It waits, or leaves. */
  start(activity: Activity, element: NodeOf<K>, run: Run): void
  /** One of its own waits has ended. Without it the activity leaves with the variables. */
  resume?(activity: Activity, element: NodeOf<K>, variables: Variables | null, run: Run): void
  /** Nothing is alive inside any more. Scopes only. */
  emptied?(activity: Activity, element: NodeOf<K>, run: Run): void
  /** Throws what it throws, as a part of an event with several; it may have ended afterwards. */
  throws?(activity: Activity, element: NodeOf<K>, run: Run): void
  /** Everything that it planned to compensate is compensated. */
  compensated?(activity: Activity, element: NodeOf<K>, run: Run): void
  /** The flows that it leaves by. Without it: BPMN's implicit split. */
  route?(activity: Activity, element: NodeOf<K>, run: Run): Flow[]
}

export type Behaviors = { [K in NodeKind]: Behavior<K> }
