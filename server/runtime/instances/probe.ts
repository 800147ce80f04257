import { GoneError, type Command, type EngineEvent, type Variables } from '../../engine/index.js'
import type { Context } from '../context.js'
import { instanceUnknown } from '../errors.js'
import { subscriptionFor, waitingFor } from '../messages/match.js'
import { instances, stateOf, type InstanceDoc } from '../rows/index.js'
import { takeStep } from '../take-step.js'

/** What an act would do if it were done now. `gone`: what it addresses is not there. */
export type Probed =
  | { outcome: 'ok'; instance: string; events: EngineEvent[] }
  | { outcome: 'refused'; instance: string; element: string; text: string; textEn?: string }
  | { outcome: 'gone' }

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
  return tryOn(ctx, doc, command)
}

/** Tries a message on the instance that would take it. */
export async function probeMessage(
  ctx: Context,
  county: string,
  message: { name: string; key?: string | null; variables?: Variables; by?: string | null },
): Promise<Probed> {
  const { name, key = null, variables = {}, by = null } = message
  for (const doc of await waitingFor(ctx, county, name, key)) {
    const subscription = subscriptionFor(stateOf(doc), name, key)
    if (!subscription) continue
    return tryOn(ctx, doc, {
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

async function tryOn(ctx: Context, doc: InstanceDoc, command: Command): Promise<Probed> {
  if (doc.status !== 'running' || doc.quarantined) return { outcome: 'gone' }
  const definition = await ctx.definitions.get(doc.county, doc.definition)
  try {
    const { refused, events } = takeStep(ctx, doc.county, definition, stateOf(doc), command, ctx.clock.now())
    return refused
      ? { outcome: 'refused', instance: doc._id, ...refused }
      : { outcome: 'ok', instance: doc._id, events }
  } catch (error) {
    if (error instanceof GoneError) return { outcome: 'gone' }
    throw error
  }
}
