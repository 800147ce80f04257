import type { StartCommand, Variables } from '../../engine/index.js'
import { isStoreError, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import type { Definition } from '../deployments/definitions.js'
import { derivedFields, statusAfter } from '../document.js'
import { instanceTooLarge, RefusedError } from '../errors.js'
import { toBatch } from '../outbox/batch.js'
import type { Wave } from '../outbox/wave.js'
import { instances, type InstanceDoc } from '../rows/index.js'
import { takeStep } from '../take-step.js'

export interface Creation {
  instance: string
  startEvent?: string
  key?: string | null
  variables: Variables
  cause?: StartCommand['cause']
  parent?: StartCommand['parent']
  by?: string | null
  token: string
}

export interface Created {
  instance: string
  /** It was there before. */
  already: boolean
  /** ... and by this very act, whose answer was lost. */
  same: boolean
}

/**
 * The first step of an instance: one insert. The same id again starts nothing.
 * @throws RefusedError when the start runs into a refusal; RuntimeError INSTANCE_TOO_LARGE
 */
export async function create(
  ctx: Context,
  wave: Wave,
  county: string,
  definition: Definition,
  ask: Creation,
): Promise<Created> {
  const { instance, token } = ask
  const there = await ctx.store.get(instances, county, instance)
  if (there) return found(wave, there, token)
  const now = ctx.clock.now()
  const command: StartCommand = {
    type: 'start',
    instance,
    process: definition.process,
    definition: definition.id,
    variables: ask.variables,
    ...(ask.startEvent === undefined ? {} : { startEvent: ask.startEvent }),
    ...(ask.key == null ? {} : { key: ask.key }),
    ...(ask.cause ? { cause: ask.cause } : {}),
    ...(ask.parent ? { parent: ask.parent } : {}),
    ...(ask.by == null ? {} : { by: ask.by }),
  }
  const stepped = takeStep(ctx, county, definition, null, command, now)
  if (stepped.refused) {
    const { text, element, textEn } = stepped.refused
    throw new RefusedError(text, element, textEn)
  }
  const status = statusAfter('running', stepped.events)
  const received = ask.cause ? [ask.cause.id] : []
  const fields = derivedFields(ctx, stepped.state, received)
  if (fields.nextDue === undefined) delete fields.nextDue
  const doc: Unsaved<InstanceDoc> = {
    _id: instance,
    county,
    process: definition.process,
    definition: definition.id,
    key: ask.key ?? null,
    status,
    quarantined: false,
    startedAt: now,
    endedAt: status === 'running' ? null : now,
    outboxed: true,
    outbox: [JSON.stringify(toBatch(token, now, stepped.events))],
    tokens: [token],
    received,
    parent: ask.parent ?? null,
    ...fields,
  }
  try {
    wave.add(await ctx.store.insert(instances, doc))
    return { instance, already: false, same: false }
  } catch (error) {
    // Somebody was faster, or our own insert got through and its answer did not.
    if (isStoreError(error, 'TOO_LARGE')) throw instanceTooLarge(instance, error)
    if (!isStoreError(error, 'DUPLICATE')) throw error
    const winner = await ctx.store.get(instances, county, instance)
    if (!winner) throw error
    return found(wave, winner, token)
  }
}

function found(wave: Wave, doc: InstanceDoc, token: string): Created {
  wave.add(doc)
  return { instance: doc._id, already: true, same: doc.tokens.includes(token) }
}
