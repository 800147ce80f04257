import type { Definition } from '../../../../runtime/index.js'
import type { Actor, County } from '../../../county.js'
import { constant } from '../../../design/graph.js'
import { plainForm, type FormSchema } from '../../../forms/schema.js'
import type { Context } from '../../feel.js'
import type { CallRecord } from '../../record.js'
import { formOf } from '../tools.js'
import type { MessageAct } from './act.js'

/** What takes an act by message now, and what it asks. */
export interface Awaiting {
  /** Absent when the message would start an instance. */
  instance?: string
  schema: FormSchema
  /** Null when it asks nothing. */
  form: string | null
  variables: Context
  /** Why the diagram would refuse it. */
  refused?: { text: string; textEn?: string }
}

/** Tries an act by message on whoever waits for it; undefined when nobody does. */
export async function awaitingMessage(
  ctx: County,
  actor: Actor,
  act: MessageAct,
  record: CallRecord,
): Promise<Awaiting | undefined> {
  const key = act.correlation(record)
  const probed = await ctx.runtime.probeMessage(ctx.county, {
    name: act.message,
    key,
    variables: { ...act.sample(record, ctx.now), ...act.adds?.(actor, record) },
    by: actor.person,
  })
  if (probed.outcome === 'gone')
    return act.starts ? starting(ctx, act, act.starts, act.adds?.(actor, record) ?? {}) : undefined
  return {
    instance: probed.instance,
    variables: probed.variables,
    ...(await asked(ctx, act, await ctx.runtime.definition(ctx.county, probed.definition))),
    ...(probed.outcome === 'refused' ? { refused: probed } : {}),
  }
}

async function starting(
  ctx: County,
  act: MessageAct,
  process: string,
  variables: Context,
): Promise<Awaiting> {
  const definition = await ctx.runtime.definitionInForce(ctx.county, process)
  return { variables, ...(await asked(ctx, act, definition)) }
}

/** The form on the event that takes the message, without what the act gives by itself. */
async function asked(ctx: County, act: MessageAct, definition: Definition) {
  const form = formAwaiting(definition, act.message)
  const schema = form === null ? blankForm : await formOf(ctx, definition.id, form)
  const { hides = [] } = act
  const components = schema.components.filter(({ key }) => key === undefined || !hides.includes(key))
  return { form, schema: { ...schema, components } }
}

function formAwaiting({ graph }: Definition, message: string): string | null {
  const starts = [...graph.elements.values(), ...graph.root.starters]
  for (const node of starts) {
    if (node.kind !== 'start-event' && node.kind !== 'catch-event' && node.kind !== 'boundary-event') continue
    if (node.catches.on !== 'message') continue
    if (constant(node.catches.message.name) === message) return constant(node.form ?? null) ?? null
  }
  return null
}

const blankForm: FormSchema = { ...plainForm, id: 'blank', components: [] }
