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
  const branch = item === null ? undefined : await ctx.store.get(heads, county, headId(county, process, item))
  return branch ?? ctx.store.get(heads, county, headId(county, process, SHIPPED))
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
