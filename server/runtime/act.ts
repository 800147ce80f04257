import { GoneError, type Command, type InstanceState, type Stepped } from '../engine/index.js'
import { isStoreError, type Patch } from '../store/port.js'
import type { Context } from './context.js'
import { derivedFields, statusAfter } from './document.js'
import { instanceQuarantined, instanceTooLarge, instanceUnknown, tooBusy } from './errors.js'
import { randomId } from './ids.js'
import { quarantine } from './incidents/quarantine.js'
import { raise } from './incidents/raise.js'
import { batchKey, toBatch, type Note } from './outbox/batch.js'
import { leaving, type Leaving } from './outbox/leaving.js'
import type { Wave } from './outbox/wave.js'
import { instances, stateOf, type InstanceDoc } from './rows/index.js'
import { takeStep } from './take-step.js'
import { tellStep } from './tell-step.js'
import { withFollowers, type Written } from './with-followers.js'

export interface Act {
  county: string
  instance: string
  /** The same for every attempt at the same act; a fresh one when not said. */
  token?: string
  /** Id of the message or signal that the act delivers; received once. */
  received?: string
  note?: Note
  /** Also on an instance in quarantine. */
  whatever?: boolean
  /** Which command; null when there is nothing (any more) for this act to do. Asked again after a conflict. */
  decide(state: InstanceState, doc: InstanceDoc): Command | null
}

/** `already`: this very act was taken before. `gone`: what it addresses is not there (any more). */
export type Acted =
  | { outcome: 'taken' | 'already' | 'gone'; doc: InstanceDoc }
  | { outcome: 'refused'; doc: InstanceDoc; element: string; text: string; textEn?: string }

/**
 * Load, command, step, one write, drain (by the wave). On a conflict it loads and decides again.
 * @throws RuntimeError INSTANCE_UNKNOWN, INSTANCE_QUARANTINED, INSTANCE_TOO_LARGE, TOO_BUSY
 */
export async function act(ctx: Context, wave: Wave, ask: Act): Promise<Acted> {
  const token = ask.token ?? randomId(ctx.random)
  const remembered = ctx.recent.get(ask.county, ask.instance, ctx.clock.now())
  if (remembered) {
    const decided = await decide(ctx, ask, token, remembered)
    const saved = typeof decided === 'object' && (await write(ctx, wave, ask, token, remembered, decided))
    if (saved) return { outcome: 'taken', doc: saved }
    ctx.recent.forget(ask.instance)
  }
  for (let attempt = 0; attempt < ctx.limits.attempts; attempt++) {
    const doc = await ctx.store.get(instances, ask.county, ask.instance)
    if (!doc) throw instanceUnknown(ask.instance)
    const decided = await decide(ctx, ask, token, doc)
    if (decided === 'already') wave.add(doc)
    if (typeof decided === 'string') return { outcome: decided, doc }
    if (decided instanceof Shut) {
      if (decided.cause !== undefined) await quarantine(ctx, doc, decided.cause)
      throw instanceQuarantined(doc._id)
    }
    if (decided.stepped.refused) return { outcome: 'refused', doc, ...decided.stepped.refused }
    if (decided.stepped.events.length === 0) return { outcome: 'taken', doc }
    const saved = await write(ctx, wave, ask, token, doc, decided)
    if (saved) return { outcome: 'taken', doc: saved }
    ctx.meter?.conflict?.()
  }
  throw tooBusy()
}

interface Decided {
  before: InstanceState
  stepped: Stepped
  now: number
}

/** The instance is in quarantine, or this step must bring it there. */
class Shut {
  constructor(readonly cause?: unknown) {}
}

/** What the act comes to on this document. Changes nothing. */
async function decide(
  ctx: Context,
  ask: Act,
  token: string,
  doc: InstanceDoc,
): Promise<Decided | Shut | 'already' | 'gone'> {
  if (doc.tokens.includes(token) || (ask.received && doc.received.includes(ask.received))) return 'already'
  if (doc.quarantined && !ask.whatever) return new Shut()
  if (doc.status !== 'running') return 'gone'
  const before = stateOf(doc)
  const command = ask.decide(before, doc)
  if (!command) return 'gone'
  const now = ctx.clock.now()
  const definition = await ctx.definitions.get(ask.county, doc.definition)
  try {
    return { before, stepped: takeStep(ctx, ask.county, definition, before, command, now), now }
  } catch (error) {
    return error instanceof GoneError ? 'gone' : new Shut(error)
  }
}

/** The document as written; undefined when there is nothing to write, or somebody else was faster. */
async function write(
  ctx: Context,
  wave: Wave,
  ask: Act,
  token: string,
  doc: InstanceDoc,
  decided: Decided | Shut,
): Promise<InstanceDoc | undefined> {
  if (decided instanceof Shut || decided.stepped.events.length === 0) return undefined
  const { before, stepped, now } = decided
  const batch = toBatch(token, now, stepped.events, ask.note)
  const status = statusAfter(doc.status, stepped.events)
  const received = ask.received ? [...doc.received, ask.received].slice(-ctx.limits.received) : doc.received
  const fields = derivedFields(ctx, doc, stepped.state, received)
  const patchWith = ({ outbox }: Leaving): Patch<InstanceDoc> => ({
    set: Object.assign(fields, {
      status,
      endedAt: status === 'running' ? null : now,
      outboxed: outbox.length > 0,
      outbox,
      tokens: [...doc.tokens, token].slice(-ctx.limits.tokens),
      received,
    }),
  })
  const saved = await withFollowers(
    together =>
      leaving(ctx, { ...doc, case: fields.case }, before, stepped.state, batch, doc.outbox, together),
    leave => update(ctx, doc, token, patchWith(leave), leave),
  )
  if (!saved) return undefined
  if (saved.rows && saved.doc.outboxed) ctx.undelivered.set(batchKey(doc._id, batch), stepped.events)
  ctx.recent.keep(saved.doc, now)
  tellStep(ctx, saved.doc, stepped.events)
  wave.add(saved.doc, stepped.events)
  return saved.doc
}

/** The document as written; undefined when somebody else was faster. */
async function update(
  ctx: Context,
  doc: InstanceDoc,
  token: string,
  patch: Patch<InstanceDoc>,
  { followers }: Leaving,
): Promise<Written | undefined> {
  const { county, _id, rev } = doc
  try {
    const saved = await ctx.store.update(instances, county, _id, rev, patch, { followers, from: doc })
    return { doc: saved, rows: followers.length > 0 }
  } catch (error) {
    // What the store holds now is not what was remembered, or nobody knows.
    ctx.recent.forget(_id)
    if (isStoreError(error, 'STALE_REV')) return undefined
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
    if (stored?.tokens.includes(token)) return { doc: stored, rows: false }
    throw error
  }
}
