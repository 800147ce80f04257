import type { Context } from '../context.js'
import { processUnknown, versionUnknown } from '../errors.js'
import { heads, versions, type HeadDoc } from '../rows/index.js'
import type { Definition } from './definitions.js'
import { headId, SHIPPED } from './names.js'

/** The head that a start takes: the branch of the case's item when there is one, else the shipped procedure. */
export async function headFor(
  ctx: Context,
  county: string,
  process: string,
  item: string | null,
): Promise<HeadDoc | undefined> {
  const branch = item === null ? undefined : await remembered(ctx, county, headId(county, process, item))
  return branch ?? remembered(ctx, county, headId(county, process, SHIPPED))
}

/** How many heads are remembered, also those that are not there: what names them comes with the cases. */
const MOST = 1_000

/** Whoever has the store to itself remembers what is in force; `takeForce` forgets it. */
async function remembered(ctx: Context, county: string, id: string): Promise<HeadDoc | undefined> {
  if (ctx.node !== undefined) return ctx.store.get(heads, county, id)
  if (ctx.heads.has(id)) return ctx.heads.get(id)
  const { forgotten } = ctx
  const head = await ctx.store.get(heads, county, id)
  if (ctx.heads.size >= MOST) ctx.heads.clear()
  if (ctx.forgotten === forgotten) ctx.heads.set(id, head)
  return head
}

/** Before and after another version takes force. */
export function forgetHead(ctx: Context, id: string): void {
  ctx.heads.delete(id)
  ctx.forgotten++
}

/** @throws RuntimeError PROCESS_UNKNOWN */
export async function definitionInForce(
  ctx: Context,
  county: string,
  process: string,
  item: string | null,
): Promise<Definition> {
  const head = await headFor(ctx, county, process, item)
  if (!head) throw processUnknown(process)
  return ctx.definitions.get(county, head.definition)
}

/**
 * The latest version with this tag, of the item's branch or of the shipped procedure.
 * @throws RuntimeError VERSION_UNKNOWN
 */
export async function definitionTagged(
  ctx: Context,
  county: string,
  process: string,
  item: string | null,
  versionTag: string,
): Promise<Definition> {
  for (const each of item === null ? [SHIPPED] : [item, SHIPPED]) {
    const { items } = await ctx.store.find(versions, county, {
      where: { process, item: each, versionTag },
      sort: ['-version'],
      limit: 1,
    })
    if (items[0]) return ctx.definitions.get(county, items[0]._id)
  }
  throw versionUnknown(`${process} ${versionTag}`)
}
