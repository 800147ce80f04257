import type { County } from '../county.js'
import { callId, calls, type CallRecord } from './record.js'

/**
 * The case that a name in an address means: a call by its number, a case of another procedure by its 案键. A number
 * alone that is no call means the case of that matter that was filed last.
 */
export async function findCase(ctx: County, name: string): Promise<CallRecord | undefined> {
  const named = await ctx.store.get(calls, ctx.county, callId(ctx.county, name))
  return named ?? (await casesOfMatter(ctx, name, 1))[0]
}

/** Every case of a matter, the latest filed first: one in each procedure that it came to. */
export async function casesOfMatter(ctx: County, matter: string, limit = 20): Promise<CallRecord[]> {
  return (await ctx.store.find(calls, ctx.county, { where: { matter }, sort: ['-filedAt'], limit })).items
}
