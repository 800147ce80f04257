import { act, type Acted } from '../act.js'
import type { Context } from '../context.js'
import { isRuntimeError } from '../errors.js'
import type { Note } from '../outbox/batch.js'
import type { Wave } from '../outbox/wave.js'
import type { InstanceDoc, MessageDoc } from '../rows/index.js'
import type { Variables } from '../../engine/index.js'
import { subscriptionFor } from './match.js'
import { conclude, reserve } from './reserve.js'

export interface Carried {
  id: string
  name: string
  key: string | null
  variables: Variables
  by: string | null
  note?: Note
}

export const carriedOf = (message: MessageDoc): Carried => ({
  id: message._id,
  name: message.name,
  key: message.key,
  variables: JSON.parse(message.variables) as Variables,
  by: message.by,
})

/** One step of the receiving instance, which keeps the message's id in the same write. */
export function hand(
  ctx: Context,
  wave: Wave,
  county: string,
  instance: string,
  message: Carried,
  token?: string,
): Promise<Acted> {
  return act(ctx, wave, {
    county,
    instance,
    token,
    received: message.id,
    note: message.note,
    decide: state => {
      const subscription = subscriptionFor(state, message.name, message.key)
      return subscription
        ? {
            type: 'message',
            subscription: subscription.key,
            id: message.id,
            name: message.name,
            variables: message.variables,
            ...(message.by === null ? {} : { by: message.by }),
          }
        : null
    },
  })
}

/**
 * Delivers a stored message to this instance, unless another of its process has it. The instance is reserved on the
 * message before it steps and confirmed after; in between a crash is made good by the same call again.
 * @returns whether the instance took it (now or before)
 */
export async function deliverStored(
  ctx: Context,
  wave: Wave,
  message: MessageDoc,
  to: Pick<InstanceDoc, '_id' | 'process'>,
): Promise<boolean> {
  const { county, _id: id } = message
  const reserved = await reserve(ctx, county, id, to.process, to._id)
  if (reserved.held && reserved.by !== to._id) {
    // Reserved for a sibling that may have gone before it could step: that one first.
    const sibling = { _id: reserved.by, process: to.process }
    return reserved.open && !(await deliverStored(ctx, wave, message, sibling))
      ? deliverStored(ctx, wave, message, to)
      : false
  }
  if (reserved.held && !reserved.open) return true
  const acted = await hand(ctx, wave, county, to._id, carriedOf(message)).catch((error: unknown) => {
    if (isRuntimeError(error, 'INSTANCE_UNKNOWN')) return { outcome: 'gone' as const }
    throw error
  })
  const outcome =
    acted.outcome === 'gone'
      ? null
      : acted.outcome === 'refused'
        ? ('refused' as const)
        : ('delivered' as const)
  await conclude(ctx, county, id, to.process, outcome)
  return outcome !== null
}
