/**
 * The engine: BPMN semantics and nothing else. No clock, no database, no HTTP; runs on the server, in the
 * modeler's dry run and on the command line alike.
 */
export type { Command, StartCommand, Variables } from './command.js'
export type { Env } from './env.js'
export type { EngineEvent, EventBody, EventType } from './state/events.js'
export type * from './state/waits.js'
