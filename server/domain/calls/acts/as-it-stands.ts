import type { County } from '../../county.js'
import { factsOf } from '../projection/apply.js'
import { project } from '../projection/project.js'
import { calls, type CallRecord } from '../record.js'

/**
 * A case as its instance has it this moment: whoever was overtaken is told by whom, also when the record does not show
 * that step yet.
 */
export async function asItStands(ctx: County, record: CallRecord): Promise<CallRecord> {
  const { county, runtime } = ctx
  const kept = (await ctx.store.get(calls, county, record._id)) ?? record
  const view = await runtime.instance(county, kept.instance)
  if (!view) return kept
  const { instance } = kept
  const { process } = view.doc
  const events = await runtime.history(county, instance)
  return project(kept, { instance, process, events, variables: view.variables }, await factsOf(ctx, county))
}
