import type { DesignContext } from './context.js'
import type { Graph } from './graph.js'

/**
 * The latest version that came with the product: no person published it. A procedure that people made from the start
 * is measured by its first version.
 */
export async function shippedGraph(ctx: DesignContext, county: string, process: string): Promise<Graph> {
  const all = await ctx.runtime.versions(county, process)
  const shipped = all.find(version => byNobody(version.publisher)) ?? all.at(-1)
  if (!shipped) return (await ctx.runtime.definitionInForce(county, process)).graph
  return (await ctx.runtime.definition(county, shipped._id)).graph
}

/** Whether a version was put in force by the product itself. */
export const byNobody = (publisher: string) => publisher === '' || publisher === 'system'
