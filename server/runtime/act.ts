import { GoneError, type Command, type EngineEvent, type InstanceState } from '../engine/index.js'
import { isStoreError, type Patch } from '../store/port.js'
import type { Context } from './context.js'
import { derivedFields, outboxWith, stateOf, statusAfter } from './document.js'
import { instanceQuarantined, instanceTooLarge, instanceUnknown, tooBusy } from './errors.js'
import { randomId } from './ids.js'
import { quarantine } from './incidents/quarantine.js'
import { raise } from './incidents/raise.js'
import { parseBatch, toBatch } from './outbox/batch.js'
import type { Wave } from './outbox/wave.js'
import { instances, type InstanceDoc } from './rows/index.js'
import { takeStep } from './take-step.js'

export interface Act {
  county: string
  instance: string
  /** The same for every attempt at the same act; a fresh one when not said. */
  token?: string
  /** Id of the message or signal that the act delivers; received once. */
  received?: string
  /** Also on an instance in quarantine. */
  whatever?: boolean
  /** Which command; null when there is nothing (any more) for this act to do. Asked again after a conflict. */
  decide(state: InstanceState, doc: InstanceDoc): Command | null
}

/** `already`: this very act was taken before. `gone`: what it addresses is not there (any more). */
export type Acted =
  | { outcome: 'taken' | 'already'; doc: InstanceDoc; events: EngineEvent[] }
  | { outcome: 'gone'; doc: InstanceDoc }
  | { outcome: 'refused'; doc: InstanceDoc; element: string; text: string; textEn?: string }

/**
 * Load, command, step, one write, drain (by the wave). On a conflict it loads and decides again.
 * @throws RuntimeError INSTANCE_UNKNOWN, INSTANCE_QUARANTINED, INSTANCE_TOO_LARGE, TOO_BUSY
 */
export async function act(ctx: Context, wave: Wave, ask: Act): Promise<Acted> {
  const token = ask.token ?? randomId(ctx.random)
  for (let attempt = 0; attempt < ctx.limits.attempts; attempt++) {
    const doc = await ctx.store.get(instances, ask.county, ask.instance)
    if (!doc) throw instanceUnknown(ask.instance)
    if (doc.tokens.includes(token) || (ask.received && doc.received.includes(ask.received))) {
      wave.add(doc)
      return { outcome: 'already', doc, events: eventsOf(doc, token) }
    }
    if (doc.quarantined && !ask.whatever) throw instanceQuarantined(doc._id)
    if (doc.status !== 'running') return { outcome: 'gone', doc }
    const state = stateOf(doc)
    const command = ask.decide(state, doc)
    if (!command) return { outcome: 'gone', doc }
    const now = ctx.clock.now()
    const definition = await ctx.definitions.get(ask.county, doc.definition)
    let stepped
    try {
      stepped = takeStep(ctx, ask.county, definition, state, command, now)
    } catch (error) {
      if (error instanceof GoneError) return { outcome: 'gone', doc }
      await quarantine(ctx, doc, error)
      throw instanceQuarantined(doc._id)
    }
    if (stepped.refused) return { outcome: 'refused', doc, ...stepped.refused }
    if (stepped.events.length === 0) return { outcome: 'taken', doc, events: [] }
    const batch = toBatch(token, now, stepped.events)
    const status = statusAfter(doc.status, stepped.events)
    const received = ask.received ? [...doc.received, ask.received].slice(-ctx.limits.received) : doc.received
    const { nextDue, ...fields } = derivedFields(ctx, stepped.state, received)
    const patch: Patch<InstanceDoc> = {
      set: {
        ...fields,
        ...(nextDue === undefined ? {} : { nextDue }),
        status,
        endedAt: status === 'running' ? null : now,
        outboxed: true,
        outbox: outboxWith(ctx, doc, batch),
        tokens: [...doc.tokens, token].slice(-ctx.limits.tokens),
        received,
      },
      unset: nextDue === undefined ? ['nextDue'] : [],
    }
    const saved = await write(ctx, doc, token, patch)
    if (!saved) continue
    measure(ctx, saved)
    wave.add(saved)
    return { outcome: 'taken', doc: saved, events: stepped.events }
  }
  throw tooBusy()
}

/** The document as written; undefined when somebody else was faster. */
async function write(ctx: Context, doc: InstanceDoc, token: string, patch: Patch<InstanceDoc>) {
  try {
    return await ctx.store.update(instances, doc.county, doc._id, doc.rev, patch)
  } catch (error) {
    if (isStoreError(error, 'STALE_REV')) {
      ctx.meter?.conflict?.()
      return undefined
    }
    if (isStoreError(error, 'NOT_FOUND')) throw instanceUnknown(doc._id)
    if (isStoreError(error, 'TOO_LARGE')) {
      await raise(ctx, doc, {
        about: 'size',
        element: '',
        code: 'INSTANCE_TOO_LARGE',
        message: '此件的数据过大,不能再写入',
      })
      throw instanceTooLarge(doc._id, error)
    }
    // The answer may have been lost after the write: our own token tells.
    if (isStoreError(error) && error.code !== 'STORE_FAILED') throw error
    const stored = await ctx.store.get(instances, doc.county, doc._id)
    if (stored?.tokens.includes(token)) return stored
    throw error
  }
}

function measure(ctx: Context, doc: InstanceDoc) {
  ctx.meter?.stepTaken?.(doc.process, doc.state.length)
  if (doc.state.length > ctx.limits.warnBytes)
    ctx.log.warn({ instance: doc._id, bytes: doc.state.length }, 'instance is large')
}

const eventsOf = (doc: InstanceDoc, token: string) =>
  doc.outbox.map(parseBatch).find(batch => batch.token === token)?.events ?? []
