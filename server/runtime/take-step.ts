import { step, type Command, type InstanceState, type Stepped } from '../engine/index.js'
import type { Context } from './context.js'
import type { Definition } from './deployments/definitions.js'
import { environment } from './environment.js'

/**
 * The engine's step on the world as it is at `now`, its expressions under one limit of time.
 * @throws GoneError, UnknownStartError
 */
export function takeStep<S extends InstanceState | null>(
  ctx: Context,
  county: string,
  definition: Definition,
  state: S,
  command: Command,
  now: number,
): Stepped<S> {
  const env = environment(ctx, county, definition, now)
  const work = () => step(definition.graph, state, command, env)
  return ctx.expressions.together ? ctx.expressions.together(work) : work()
}
