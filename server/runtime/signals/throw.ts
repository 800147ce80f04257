import { waits, type Variables } from '../../engine/index.js'
import { isStoreError } from '../../store/port.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { startsOf } from '../deployments/starts.js'
import { isRuntimeError } from '../errors.js'
import { guarded } from '../gate.js'
import { derivedId, randomId } from '../ids.js'
import { create } from '../instances/create.js'
import type { Wave } from '../outbox/wave.js'
import { instances, stateOf, signals, waitFor, type SignalDoc } from '../rows/index.js'

export interface Signal {
  name: string
  variables?: Variables
  token?: string
}

/**
 * Throws a signal to every instance that waits for it now and starts what it starts. Returns how many it concerned.
 * @throws RuntimeError PAYLOAD_TOO_LARGE, TOO_BUSY
 */
export function throwSignal(ctx: Context, county: string, ask: Signal): Promise<number> {
  const { name, variables = {} } = ask
  const id = ask.token ?? randomId(ctx.random)
  return guarded(ctx, variables, wave => throwSignalWithin(ctx, wave, county, { id, name, variables }))
}

/**
 * The same id again serves only those that were not served yet.
 * @param signal.thrower an instance that has served its own subscriptions in the step that threw
 */
export async function throwSignalWithin(
  ctx: Context,
  wave: Wave,
  county: string,
  signal: { id: string; name: string; variables: Variables; thrower?: string },
): Promise<number> {
  const _id = derivedId(county, 'signal', signal.id)
  let doc = await ctx.store.get(signals, county, _id)
  try {
    doc ??= await ctx.store.insert(signals, {
      _id,
      county,
      name: signal.name,
      variables: JSON.stringify(signal.variables),
      at: ctx.clock.now(),
      targets: await waiting(ctx, county, signal.name, signal.thrower),
      served: 0,
      done: false,
    })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    doc = await ctx.store.get(signals, county, _id)
  }
  return doc && !doc.done ? walk(ctx, wave, doc) : 0
}

/** The subscriptions that are open now, those of the thrower left out. */
async function waiting(ctx: Context, county: string, name: string, thrower?: string): Promise<string[]> {
  const found: string[] = []
  for await (const doc of ctx.store.stream(instances, county, {
    where: { waits: { any: [waitFor.signal(name)] }, status: 'running' },
    sort: ['startedAt'],
  }))
    if (doc._id !== thrower)
      for (const each of waits(stateOf(doc)).signals)
        if (each.name === name) found.push(`${doc._id}/${each.key}`)
  return found
}

/** After so many targets the place is written down. */
const stride = 50

/**
 * Serves the targets from where an earlier walk stopped, then starts what the signal starts. Two who walk at a time do
 * no harm. Returns how many instances it concerns.
 */
export async function walk(ctx: Context, wave: Wave, signal: SignalDoc): Promise<number> {
  const variables = JSON.parse(signal.variables) as Variables
  const { county, _id, targets } = signal
  for (let i = signal.served; i < targets.length; i++) {
    await serve(ctx, wave, signal, targets[i]!, variables)
    if ((i + 1) % stride === 0) await note(ctx, county, _id, { served: i + 1, done: false })
  }
  const starts = await startsOf(ctx, county, 'signal', signal.name, variables)
  for (const { definition, start } of starts)
    await create(ctx, wave, county, definition, {
      instance: derivedId(county, 'start', definition.process, _id),
      startEvent: start.element,
      variables,
      cause: { kind: 'signal', name: signal.name, id: _id },
      token: `signal:${_id}`,
    }).catch((error: unknown) => {
      // A start that is refused starts nothing; the others start all the same.
      if (!isRuntimeError(error)) throw error
      ctx.log.error({ process: definition.process, signal: signal.name, error }, 'signal start was refused')
    })
  await note(ctx, county, _id, { served: targets.length, done: true })
  return new Set(targets.map(instanceOf)).size + starts.length
}

const instanceOf = (target: string) => target.slice(0, target.lastIndexOf('/'))

/** One subscription, once: the step that takes the signal writes down that it has it. */
async function serve(ctx: Context, wave: Wave, signal: SignalDoc, target: string, variables: Variables) {
  const instance = instanceOf(target)
  const subscription = target.slice(instance.length + 1)
  await act(ctx, wave, {
    county: signal.county,
    instance,
    received: `${signal._id}/${subscription}`,
    decide: state =>
      waits(state).signals.some(each => each.key === subscription)
        ? { type: 'signal', subscription, id: signal._id, name: signal.name, variables }
        : null,
  }).catch((error: unknown) => {
    if (!isRuntimeError(error, 'INSTANCE_UNKNOWN') && !isRuntimeError(error, 'INSTANCE_QUARANTINED'))
      throw error
  })
}

/** Writes down how far the walk has come, unless another is further. */
async function note(ctx: Context, county: string, id: string, place: { served: number; done: boolean }) {
  for (;;) {
    const row = await ctx.store.get(signals, county, id)
    if (!row || row.done || (!place.done && row.served >= place.served)) return
    try {
      await ctx.store.update(signals, county, id, row.rev, { set: place })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
