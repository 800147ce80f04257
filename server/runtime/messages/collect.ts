import { waits, type MessageWait } from '../../engine/index.js'
import type { Context } from '../context.js'
import type { Wave } from '../outbox/wave.js'
import { instances, stateOf, messages, type InstanceDoc, type MessageDoc } from '../rows/index.js'
import { deliverStored } from './deliver.js'

/**
 * After an instance has subscribed (and the subscription is on disk): the messages that were there before, oldest
 * first over all its open subscriptions.
 */
export async function collectMessages(ctx: Context, wave: Wave, county: string, instance: string) {
  const passed = new Set<string>()
  for (;;) {
    const doc = await ctx.store.get(instances, county, instance)
    if (doc?.status !== 'running' || doc.quarantined) return
    const message = await oldest(ctx, doc, passed)
    if (!message) return
    passed.add(message._id)
    await deliverStored(ctx, wave, message, doc)
  }
}

async function oldest(ctx: Context, doc: InstanceDoc, passed: ReadonlySet<string>) {
  const open = distinct(waits(stateOf(doc)).messages)
  if (!(await anyOf(ctx, doc.county, open))) return undefined
  const found = (await Promise.all(open.map(wait => waiting(ctx, doc, wait, passed)))).filter(
    each => each !== undefined,
  )
  return found.sort((a, b) => a.publishedAt - b.publishedAt || a.order - b.order)[0]
}

/** Whether a message of one of these names is there at all: mostly there is none, which one look tells. */
async function anyOf(ctx: Context, county: string, open: readonly MessageWait[]): Promise<boolean> {
  if (open.length === 0) return false
  const where = { name: { in: open.map(({ name }) => name) }, expiresAt: { gt: ctx.clock.now() } }
  return (await ctx.store.find(messages, county, { where, limit: 1 })).items.length > 0
}

/** The oldest message for one subscription that neither this instance nor another of its process has. */
async function waiting(ctx: Context, doc: InstanceDoc, wait: MessageWait, passed: ReadonlySet<string>) {
  const { name, correlationKey: key } = wait
  const free = (message: MessageDoc) =>
    !passed.has(message._id) &&
    !doc.received.includes(message._id) &&
    !message.deliveries.some(
      each => each.process === doc.process && (each.state !== 'reserved' || each.instance !== doc._id),
    )
  for await (const message of ctx.store.stream(messages, doc.county, {
    where: { name, ...(key === null ? {} : { key }), expiresAt: { gt: ctx.clock.now() } },
    sort: ['publishedAt', 'order'],
  }))
    if (free(message)) return message
  return undefined
}

function distinct(open: readonly MessageWait[]): MessageWait[] {
  const seen = new Map(open.map(each => [JSON.stringify([each.name, each.correlationKey]), each]))
  return [...seen.values()]
}
