import { formOf, formTools } from '../calls/acts/tools.js'
import type { County } from '../county.js'
import { resolvedForm } from '../forms/conditions.js'
import type { FormSchema } from '../forms/schema.js'

/** A form of the procedure in force as it opens before there is an instance. */
export async function blankFormOf(ctx: County, process: string, form: string): Promise<FormSchema> {
  const definition = await ctx.runtime.definitionInForce(ctx.county, process)
  const schema = await formOf(ctx, definition.id, form)
  return resolvedForm(schema, { 事项: null }, formTools(ctx))
}
