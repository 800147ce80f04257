import type { StartCommand, Variables } from '../command.js'
import type { FlowNode, ProcessGraph, ProcessNode } from '../model/graph.js'
import { armAttached } from '../run/arm.js'
import { begin } from '../run/arrive.js'
import { record } from '../run/enter.js'
import { attempt } from '../run/incident.js'
import { finish, leave } from '../run/leave.js'
import type { Run } from '../run/run.js'
import { UnknownStartError } from '../run/trouble.js'
import { mapOutputs, setLocal } from '../run/variables.js'
import type { Activity } from '../state/state.js'

/** Begins an instance at one of its start events. */
export function start(run: Run, command: StartCommand): void {
  const event = startEventOf(run.graph, command.startEvent)
  // What a message brings goes through the outputs of its start event, when it has some.
  const mapped = event !== null && command.cause !== undefined && event.outputs.length > 0
  run.emit({
    type: 'instance-started',
    instance: command.instance,
    process: run.graph.id,
    definition: command.definition,
    key: command.key ?? null,
    startEvent: event?.id ?? null,
    variables: mapped ? {} : command.variables,
    parent: command.parent ?? null,
    cause: command.cause ?? null,
    by: command.by ?? null,
  })
  const root = run.activity(run.state.root)!
  const arm = () => attempt(run, root, 'enter', () => armAttached(run, root, run.graph.root))
  if (mapped) return startMapped(run, record(run, event, root.key), event, command.variables, arm)
  arm()
  if (event) leave(run, record(run, event, root.key), null)
  else begin(run, run.graph.root, root.key)
}

/** The keys of what is armed with the instance may be variables that the start event makes of its message. */
function startMapped(
  run: Run,
  entered: Activity,
  event: FlowNode,
  variables: Variables,
  arm: () => void,
): void {
  setLocal(run, entered.key, variables)
  const ready = attempt(run, entered, 'outputs', () =>
    mapOutputs(run, event.outputs, entered.key, entered.scope!),
  )
  arm()
  if (ready) finish(run, entered, event, 'route')
}

/** The named start event, else the first none start, else the first of any kind. */
function startEventOf(graph: ProcessGraph, id: string | undefined): ProcessNode['starters'][number] | null {
  const starts = graph.root.starters
  const isNone = (event: (typeof starts)[number]) =>
    event.kind === 'start-event' && event.catches.on === 'none'
  if (id === undefined) return starts.find(isNone) ?? starts[0] ?? null
  const named = starts.find(event => event.id === id)
  if (!named) throw new UnknownStartError(graph.id, id)
  return named
}
