import type { ProcessStart } from '../../engine/index.js'
import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import type { Definition } from '../deployments/definitions.js'
import { startsOf } from '../deployments/starts.js'
import { isRuntimeError } from '../errors.js'
import { derivedId } from '../ids.js'
import { create, type Created } from '../instances/create.js'
import type { Wave } from '../outbox/wave.js'
import { instances, openKeys, type MessageDoc } from '../rows/index.js'
import { carriedOf, type Carried } from './deliver.js'
import { conclude, reserve } from './reserve.js'

export interface MessageStart {
  definition: Definition
  start: ProcessStart
}

/** What a message starts: of each process that subscribes to its name, one version and one start event. */
export function messageStarts(ctx: Context, county: string, message: Carried): Promise<MessageStart[]> {
  return startsOf(ctx, county, 'message', message.name, message.variables)
}

/** Starts what a stored message starts, recording each on the message. */
export async function startByStored(ctx: Context, wave: Wave, message: MessageDoc): Promise<void> {
  const { county, _id: id } = message
  const carried = carriedOf(message)
  for (const start of await messageStarts(ctx, county, carried)) {
    const { process } = start.definition
    const planned = startingId(county, start, carried)
    const reserved = await reserve(ctx, county, id, process, planned)
    // What a crash left reserved for this very start is done again; else the process has the message already.
    if (reserved.held && !(reserved.open && reserved.by === planned)) continue
    try {
      const started = await startByMessage(ctx, wave, county, start, carried)
      const outcome = started.already && !started.same ? 'duplicate' : 'started'
      await conclude(ctx, county, id, process, outcome, started.instance)
    } catch (error) {
      if (!isRuntimeError(error, 'REFUSED')) throw error
      await conclude(ctx, county, id, process, 'refused')
    }
  }
}

/**
 * Starts one instance for a message, once: for each message, for each key ever, or for each key while the one before
 * is open, as the start event says.
 */
export async function startByMessage(
  ctx: Context,
  wave: Wave,
  county: string,
  { definition, start }: MessageStart,
  message: Carried,
  token = `message:${message.id}`,
): Promise<Created> {
  const id = startingId(county, { definition, start }, message)
  const instance =
    start.once === 'open' && message.key !== null
      ? await openInstance(ctx, county, definition.process, message, id)
      : id
  return create(ctx, wave, county, definition, {
    instance,
    startEvent: start.element,
    key: message.key,
    variables: message.variables,
    cause: { kind: 'message', name: message.name, id: message.id },
    by: message.by,
    token,
    note: message.note,
  })
}

function startingId(county: string, { definition, start }: MessageStart, message: Carried): string {
  return start.once === 'ever' && message.key !== null
    ? derivedId(county, 'ever', definition.process, message.name, message.key)
    : derivedId(county, 'start', definition.process, message.name, message.id)
}

/** The instance that holds the key: the unfinished one, else this message's own. */
async function openInstance(ctx: Context, county: string, process: string, message: Carried, own: string) {
  const _id = derivedId(county, 'open', process, message.name, message.key)
  for (;;) {
    try {
      const guard = await ctx.store.get(openKeys, county, _id)
      if (!guard) return (await ctx.store.insert(openKeys, { _id, county, instance: own })).instance
      const holder = await ctx.store.get(instances, county, guard.instance)
      // A holder that is not there yet was reserved by somebody who is about to start it, or crashed before.
      if (!holder || holder.status === 'running') return guard.instance
      await ctx.store.update(openKeys, county, _id, guard.rev, { set: { instance: own } })
      return own
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !isStoreError(error, 'DUPLICATE')) throw error
    }
  }
}
