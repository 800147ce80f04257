import type { Variables } from '../../engine/index.js'
import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { guarded } from '../gate.js'
import { derivedId, randomId } from '../ids.js'
import type { Note } from '../outbox/batch.js'
import type { Wave } from '../outbox/wave.js'
import { messages, type Delivery } from '../rows/index.js'
import { correlate } from './correlate.js'
import { publishNow } from './now.js'

export interface Publication {
  name: string
  key?: string | null
  variables?: Variables
  /** Milliseconds it waits for a receiver; 0: it is taken now or refused to whoever sends it. */
  ttl?: number
  /** A second message of this name and dedupe id is not stored while the first one is kept. */
  dedupe?: string | null
  by?: string | null
  /** The same for every attempt at the same publication. */
  token?: string
  /** Told to the observers with each step that takes it, under the one token; with a TTL of 0 only. */
  note?: Note
}

export interface Published {
  message: string
  /** A message with this dedupe id was there before. */
  duplicate: boolean
  deliveries: Delivery[]
}

/**
 * Publishes a message: stored first, then brought to whoever waits, and kept until its time is up. With a TTL of 0
 * nothing is stored: it is refused when nobody waits for it or when it runs into a refusal.
 * @throws RuntimeError NOBODY_WAITS, ALREADY_STARTED (both only with TTL 0), PAYLOAD_TOO_LARGE, TOO_BUSY; RefusedError
 */
export function publish(ctx: Context, county: string, ask: Publication): Promise<Published> {
  const {
    name,
    key = null,
    variables = {},
    ttl = ctx.limits.messageTtl,
    dedupe = null,
    by = null,
    note,
  } = ask
  return guarded(ctx, variables, wave => {
    const id = ask.token ? derivedId(county, 'message', name, ask.token) : randomId(ctx.random)
    if (ttl === 0) return publishNow(ctx, wave, county, { id, name, key, variables, by, note }, ask.token)
    return publishWithin(ctx, wave, county, { id, name, key, variables, ttl, dedupe, by })
  })
}

/** Stores and delivers within a wave; the same id again changes nothing and delivers what was not delivered yet. */
export async function publishWithin(
  ctx: Context,
  wave: Wave,
  county: string,
  message: {
    id: string
    name: string
    key: string | null
    variables: Variables
    ttl: number
    dedupe: string | null
    by?: string | null
  },
): Promise<Published> {
  const { name, dedupe } = message
  // Ids of steps are unique in their county only.
  const id =
    dedupe === null ? derivedId(county, 'message', message.id) : derivedId(county, 'dedupe', name, dedupe)
  const now = ctx.clock.now()
  let duplicate = false
  try {
    await ctx.store.insert(messages, {
      _id: id,
      county,
      name,
      key: message.key,
      variables: JSON.stringify(message.variables),
      by: message.by ?? null,
      publishedAt: now,
      expiresAt: now + message.ttl,
      order: ++ctx.published,
      deliveries: [],
      settled: false,
    })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    duplicate = true
  }
  const stored = await ctx.store.get(messages, county, id)
  if (stored && !stored.settled) await correlate(ctx, wave, stored)
  const after = await ctx.store.get(messages, county, id)
  return { message: id, duplicate, deliveries: after?.deliveries ?? [] }
}
