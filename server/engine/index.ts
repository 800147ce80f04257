/**
 * The engine: BPMN semantics and nothing else. No clock, no database, no HTTP; runs on the server, in the
 * modeler's dry run and on the command line alike.
 */
export type { Command, StartCommand, Variables } from './command.js'
export * from './decision/index.js'
export type { Diagnostic } from './diagnostics/diagnostic.js'
export { forDeployment } from './diagnostics/for-deployment.js'
export type { Env } from './env.js'
export { createFeel } from './expression/index.js'
export type { ExpressionPort, Value } from './expression/port.js'
export { compile } from './model/compile.js'
export type {
  Attribute,
  Compiled,
  Expression,
  FlowNode,
  ProcessGraph,
  ProcessStart,
  TimerDefinition,
} from './model/graph.js'
export { huying } from './model/huying.js'
export { staticText } from './model/summary.js'
export { zeebe } from './model/zeebe.js'
export { GoneError, UnknownStartError } from './run/trouble.js'
export { apply } from './state/apply/index.js'
export { ApplyError } from './state/apply/applier.js'
export type { EngineEvent, EventBody, EventType } from './state/events.js'
export { packEvents, unpackEvents, type PackedEvent } from './state/packed-events.js'
export { packState, unpackState, type PackedState } from './state/packed-state.js'
export { nextDue, waits } from './state/reading.js'
export type { InstanceState } from './state/state.js'
export { rootVariables, variablesAt } from './state/variables.js'
export type * from './state/waits.js'
export { step, type Stepped } from './step.js'
