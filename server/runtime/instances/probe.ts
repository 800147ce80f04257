import {
  GoneError,
  rootVariables,
  type Command,
  type EngineEvent,
  type InstanceState,
  type Variables,
} from '../../engine/index.js'
import type { Context } from '../context.js'
import { instanceUnknown } from '../errors.js'
import { subscriptionFor, waitingFor } from '../messages/match.js'
import { instances, stateOf, type InstanceDoc } from '../rows/index.js'
import { takeStep } from '../take-step.js'

/** What an act would do if it were done now. `gone`: what it addresses is not there. */
export type Probed =
  | ({ outcome: 'ok'; events: EngineEvent[] } & Tried)
  | ({ outcome: 'refused'; element: string; text: string; textEn?: string } & Tried)
  | { outcome: 'gone' }

/** On what it was tried, as it stands: version and variables of the root scope. */
interface Tried {
  instance: string
  definition: string
  variables: Variables
}

/**
 * Tries a command on the pure step: nothing is written, nobody notices.
 * @throws RuntimeError INSTANCE_UNKNOWN
 */
export async function probe(
  ctx: Context,
  county: string,
  instance: string,
  command: Command,
): Promise<Probed> {
  const doc = await ctx.store.get(instances, county, instance)
  if (!doc) throw instanceUnknown(instance)
  return tryOn(ctx, doc, stateOf(doc), command)
}

/** Tries a message on the instance that would take it. */
export async function probeMessage(
  ctx: Context,
  county: string,
  message: { name: string; key?: string | null; variables?: Variables; by?: string | null },
): Promise<Probed> {
  const { name, key = null, variables = {}, by = null } = message
  for (const doc of await waitingFor(ctx, county, name, key)) {
    const state = stateOf(doc)
    const subscription = subscriptionFor(state, name, key)
    if (!subscription) continue
    return tryOn(ctx, doc, state, {
      type: 'message',
      subscription: subscription.key,
      id: 'probe',
      name,
      variables,
      ...(by === null ? {} : { by }),
    })
  }
  return { outcome: 'gone' }
}

async function tryOn(
  ctx: Context,
  doc: InstanceDoc,
  state: InstanceState,
  command: Command,
): Promise<Probed> {
  if (doc.status !== 'running' || doc.quarantined) return { outcome: 'gone' }
  const definition = await ctx.definitions.get(doc.county, doc.definition)
  const tried: Tried = { instance: doc._id, definition: doc.definition, variables: rootVariables(state) }
  try {
    const { refused, events } = takeStep(ctx, doc.county, definition, state, command, ctx.clock.now())
    return refused ? { outcome: 'refused', ...tried, ...refused } : { outcome: 'ok', ...tried, events }
  } catch (error) {
    if (error instanceof GoneError) return { outcome: 'gone' }
    throw error
  }
}
