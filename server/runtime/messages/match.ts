import { waits, type InstanceState, type MessageWait } from '../../engine/index.js'
import type { Context } from '../context.js'
import { instances, waitFor, type InstanceDoc } from '../rows/index.js'

/** A subscription without a key takes every message of its name. */
export const matches = (wait: MessageWait, name: string, key: string | null) =>
  wait.name === name && (wait.correlationKey === null || wait.correlationKey === key)

/** The open subscription that would take this message: a keyed one before one without, the oldest first. */
export function subscriptionFor(state: InstanceState, name: string, key: string | null) {
  const found = waits(state).messages.filter(each => matches(each, name, key))
  return found.find(each => each.correlationKey !== null) ?? found[0]
}

/** Running instances that wait for this message, the oldest first. */
export async function waitingFor(ctx: Context, county: string, name: string, key: string | null) {
  const any =
    key === null ? [waitFor.message(name, null)] : [waitFor.message(name, key), waitFor.message(name, null)]
  const found: InstanceDoc[] = []
  for await (const doc of ctx.store.stream(instances, county, {
    where: { waits: { any }, status: 'running' },
    sort: ['startedAt'],
  }))
    found.push(doc)
  return found
}
