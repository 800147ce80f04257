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
import { instances, signals, waitFor, type SignalDoc } from '../rows/index.js'

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
      targets: (await waiting(ctx, county, signal.name)).filter(each => each !== signal.thrower),
      served: 0,
      done: false,
    })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    doc = await ctx.store.get(signals, county, _id)
  }
  return doc && !doc.done ? walk(ctx, wave, doc) : 0
}

async function waiting(ctx: Context, county: string, name: string): Promise<string[]> {
  const found: string[] = []
  for await (const doc of ctx.store.stream(instances, county, {
    where: { waits: { any: [waitFor.signal(name)] }, status: 'running' },
    sort: ['startedAt'],
  }))
    found.push(doc._id)
  return found
}

/** After so many targets the place is written down. */
const stride = 50

/** Serves the targets from where an earlier walk stopped, then starts what the signal starts. */
export async function walk(ctx: Context, wave: Wave, signal: SignalDoc): Promise<number> {
  const variables = JSON.parse(signal.variables) as Variables
  let row = signal
  for (let i = signal.served; i < signal.targets.length; i++) {
    await serve(ctx, wave, signal, signal.targets[i]!, variables)
    if ((i + 1) % stride === 0)
      row = await ctx.store.update(signals, row.county, row._id, row.rev, { set: { served: i + 1 } })
  }
  const starts = await startsOf(ctx, signal.county, 'signal', signal.name, variables)
  for (const { definition, start } of starts)
    await create(ctx, wave, signal.county, definition, {
      instance: derivedId(signal.county, 'start', definition.process, signal._id),
      startEvent: start.element,
      variables,
      cause: { kind: 'signal', name: signal.name, id: signal._id },
      token: `signal:${signal._id}`,
    })
  await ctx.store.update(signals, row.county, row._id, row.rev, {
    set: { served: signal.targets.length, done: true },
  })
  return signal.targets.length + starts.length
}

/** Every subscription of one instance, each once: a step for each. */
async function serve(ctx: Context, wave: Wave, signal: SignalDoc, instance: string, variables: Variables) {
  const passed = new Set<string>()
  for (;;) {
    let subscription: string | undefined
    const acted = await act(ctx, wave, {
      county: signal.county,
      instance,
      decide: state => {
        const open = waits(state).signals.find(
          each => each.name === signal.name && !passed.has(each.key) && each.since <= signal.at,
        )
        subscription = open?.key
        return open
          ? { type: 'signal', subscription: open.key, id: signal._id, name: signal.name, variables }
          : null
      },
    }).catch((error: unknown) => {
      if (isRuntimeError(error, 'INSTANCE_UNKNOWN') || isRuntimeError(error, 'INSTANCE_QUARANTINED')) return
      throw error
    })
    if (!acted || acted.outcome === 'gone' || subscription === undefined) return
    passed.add(subscription)
  }
}
