import type { StartCommand, Variables } from '../../engine/index.js'
import { isStoreError, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import type { Definition } from '../deployments/definitions.js'
import { derivedFields, statusAfter } from '../document.js'
import { instanceTooLarge, RefusedError } from '../errors.js'
import { batchKey, toBatch, type Note } from '../outbox/batch.js'
import { leaving, type Leaving } from '../outbox/leaving.js'
import type { Wave } from '../outbox/wave.js'
import { instances, type InstanceDoc } from '../rows/index.js'
import { takeStep } from '../take-step.js'
import { tellStep } from '../tell-step.js'
import { withFollowers } from '../with-followers.js'

export interface Creation {
  instance: string
  startEvent?: string
  key?: string | null
  variables: Variables
  cause?: StartCommand['cause']
  parent?: StartCommand['parent']
  by?: string | null
  token: string
  note?: Note
  /** The id is made of chance: nobody can have started it before. */
  fresh?: boolean
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
  const there = ask.fresh ? undefined : await ctx.store.get(instances, county, instance)
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
  const named = { _id: instance, county, process: definition.process, definition: definition.id }
  const fields = derivedFields(ctx, named, stepped.state, received)
  const origin = { ...named, case: fields.case, key: ask.key ?? null, parent: ask.parent ?? null }
  const batch = toBatch(token, now, stepped.events, ask.note)
  const docWith = ({ outbox }: Leaving): Unsaved<InstanceDoc> => ({
    ...origin,
    ...fields,
    status,
    quarantined: false,
    startedAt: now,
    endedAt: status === 'running' ? null : now,
    outboxed: outbox.length > 0,
    outbox,
    tokens: [token],
    received,
  })
  try {
    const saved = await withFollowers(
      together => leaving(ctx, origin, null, stepped.state, batch, [], together),
      async leave => {
        const { followers } = leave
        const doc = await ctx.store.insert(instances, docWith(leave), { followers })
        return { doc, rows: followers.length > 0 }
      },
    )
    const { doc, rows } = saved!
    if (rows && doc.outboxed) ctx.undelivered.set(batchKey(instance, batch), stepped.events)
    ctx.recent.keep(doc, now)
    tellStep(ctx, doc, stepped.events)
    wave.add(doc, stepped.events)
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
