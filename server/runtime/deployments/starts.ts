import type { Attribute, ExpressionPort, ProcessGraph, ProcessStart, Variables } from '../../engine/index.js'
import type { CalendarEdition } from '../../calendar/index.js'
import type { Context } from '../context.js'
import { heads } from '../rows/index.js'
import type { Definition } from './definitions.js'
import { headFor } from './in-force.js'

const entry = (kind: 'message' | 'signal', name: string) => `${kind === 'message' ? 'm' : 's'}:${name}`

/** The name that a start event subscribes to; FEEL there is over constants alone. */
export function startName(
  attribute: Attribute | null,
  expressions: ExpressionPort,
  env: { now: number; calendar: CalendarEdition },
): string | null {
  if (!attribute) return null
  if ('text' in attribute) return attribute.text
  const { value } = expressions.evaluate(attribute.feel.source, {}, env)
  return typeof value === 'string' ? value : null
}

/** What starts the process, as its head indexes it. */
export function startEntries(
  graph: ProcessGraph,
  expressions: ExpressionPort,
  env: { now: number; calendar: CalendarEdition },
): string[] {
  return graph.starts.flatMap(({ kind, message, signal }) => {
    if (kind !== 'message' && kind !== 'signal') return []
    const name = startName(kind === 'message' ? message : signal, expressions, env)
    return name === null ? [] : [entry(kind, name)]
  })
}

/**
 * The versions in force that a message or signal starts: one for each process id, of the branch of the item that the
 * variables name when there is one, else the shipped one.
 */
export async function startsOf(
  ctx: Context,
  county: string,
  kind: 'message' | 'signal',
  name: string,
  variables: Variables,
): Promise<{ definition: Definition; start: ProcessStart }[]> {
  const item = ctx.itemOf?.(variables) ?? null
  const subscribed = await ctx.store.find(heads, county, {
    where: { starts: { any: [entry(kind, name)] } },
    sort: ['process'],
    limit: 1000,
  })
  const env = { now: ctx.clock.now(), calendar: ctx.calendar(county) }
  const found = []
  for (const process of new Set(subscribed.items.map(each => each.process))) {
    const head = await headFor(ctx, county, process, item)
    if (!head) continue
    const definition = await ctx.definitions.get(county, head.definition)
    const start = definition.graph.starts.find(
      each =>
        each.kind === kind &&
        startName(kind === 'message' ? each.message : each.signal, ctx.expressions, env) === name,
    )
    if (start) found.push({ definition, start })
  }
  return found
}
