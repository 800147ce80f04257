import type { StartCommand } from '../command.js'
import type { ProcessGraph, ProcessNode } from '../model/graph.js'
import { armAttached } from '../run/arm.js'
import { begin } from '../run/arrive.js'
import { record } from '../run/enter.js'
import { attempt } from '../run/incident.js'
import { leave } from '../run/leave.js'
import type { Run } from '../run/run.js'
import { UnknownStartError } from '../run/trouble.js'

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
  attempt(run, root, 'enter', () => armAttached(run, root, run.graph.root))
  if (event) leave(run, record(run, event, root.key), mapped ? command.variables : null)
  else begin(run, run.graph.root, root.key)
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
