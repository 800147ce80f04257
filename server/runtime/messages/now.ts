import type { Context } from '../context.js'
import { alreadyStarted, nobodyWaits, RefusedError } from '../errors.js'
import type { Wave } from '../outbox/wave.js'
import { instances, waitFor, type Delivery } from '../rows/index.js'
import { hand, type Carried } from './deliver.js'
import { waitingFor } from './match.js'
import type { Published } from './publish.js'
import { messageStarts, startByMessage } from './start.js'

/**
 * An act of a person that comes as a message: taken at once by one instance of each process that waits for it, or
 * refused with nothing written.
 */
export async function publishNow(
  ctx: Context,
  wave: Wave,
  county: string,
  message: Carried,
  token?: string,
): Promise<Published> {
  const taken = new Map<string, Delivery>()
  for (const { _id: instance, process } of await waitingFor(ctx, county, message.name, message.key)) {
    if (taken.has(process)) continue
    const acted = await hand(ctx, wave, county, instance, message, token)
    if (acted.outcome === 'refused') throw new RefusedError(acted.text, acted.element, acted.textEn)
    if (acted.outcome !== 'gone') taken.set(process, { process, instance, state: 'delivered' })
  }
  let duplicate = false
  for (const start of await messageStarts(ctx, county, message)) {
    const { process } = start.definition
    if (taken.has(process)) continue
    const started = await startByMessage(ctx, wave, county, start, message, token)
    if (started.already && !started.same) duplicate = true
    else taken.set(process, { process, instance: started.instance, state: 'started' })
  }
  if (taken.size > 0) return { message: message.id, duplicate: false, deliveries: [...taken.values()] }
  const before = token === undefined ? undefined : await takenBefore(ctx, wave, county, message.id)
  if (before) return { message: message.id, duplicate: true, deliveries: [before] }
  throw duplicate ? alreadyStarted() : nobodyWaits(message.name)
}

/** The same act, taken at an earlier attempt whose answer was lost. */
async function takenBefore(
  ctx: Context,
  wave: Wave,
  county: string,
  id: string,
): Promise<Delivery | undefined> {
  const found = await ctx.store.find(instances, county, {
    where: { waits: { any: [waitFor.received(id)] } },
    limit: 1,
  })
  const doc = found.items[0]
  if (!doc) return undefined
  wave.add(doc)
  return { process: doc.process, instance: doc._id, state: 'delivered' }
}
