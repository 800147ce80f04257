import { EVERY_COUNTY, type Filter } from '../../store/port.js'
import { abreast } from '../abreast.js'
import type { Context } from '../context.js'
import { acknowledge } from '../outbox/drain.js'
import { withWave } from '../outbox/wave.js'
import { instances, type InstanceDoc } from '../rows/index.js'
import { INSTALLATION, nodes } from './rows.js'

/**
 * Delivers what nodes that do not run any more left in outboxes: their own lives before, and others that crashed. What
 * living nodes are about to deliver stays theirs.
 */
export async function takeOver(ctx: Context): Promise<void> {
  const { register } = ctx
  if (!register) return redeliver(ctx, {})
  const dead = register.dead()
  const alive = register.alive()
  const left = await ctx.store.group(instances, EVERY_COUNTY, {
    where: { outboxed: true },
    by: ['node'],
    measures: { n: 'count' },
  })
  for (const { key } of left) {
    const node = typeof key.node === 'string' ? key.node : null
    if (node === null || !alive.has(node)) await redeliver(ctx, { node })
  }
  for (const each of dead) await ctx.store.remove(nodes, INSTALLATION, each)
}

async function redeliver(ctx: Context, of: Filter<InstanceDoc>): Promise<void> {
  const left = ctx.store.stream(instances, EVERY_COUNTY, { where: { ...of, outboxed: true } })
  await abreast(left, ctx.limits.abreast, async doc => {
    await withWave(ctx, async wave => wave.add(doc))
    if (!ctx.stuck.has(doc._id)) await acknowledge(ctx, doc.county, doc._id)
  })
}
