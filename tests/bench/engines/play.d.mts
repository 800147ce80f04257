import type {
  Env,
  InstanceState,
  ProcessGraph,
  step,
  Variables,
  waits,
} from '../../../server/engine/index.js'

export function play(
  engine: { step: typeof step; waits: typeof waits },
  graph: ProcessGraph,
  env: Env,
  variables: Variables,
): InstanceState
