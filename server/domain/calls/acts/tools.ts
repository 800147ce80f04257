import type { County } from '../../county.js'
import { postsOf } from '../../directory/index.js'
import type { Evaluate, Names } from '../../forms/conditions.js'
import type { Known } from '../../forms/values.js'
import { plainForm, type FormSchema } from '../../forms/schema.js'
import type { Context } from '../feel.js'

/** FEEL for conditions of forms; what has no result counts as not holding. */
export function formTools(ctx: County): { evaluate: Evaluate; names: Names } {
  const env = { now: ctx.now, calendar: ctx.edition }
  return {
    evaluate(source, scope) {
      try {
        return ctx.expressions.evaluate(source, scope, env).value
      } catch {
        return undefined
      }
    },
    names: source => ctx.expressions.names(source),
  }
}

/** Units and people that a form of this unit may name. */
export function knownTo(ctx: County, ownUnit: string): Known {
  return {
    ownUnit,
    unit: code => ctx.people.unit.get(code),
    person: id =>
      ctx.people.person.get(id)?.active
        ? { units: postsOf(ctx.people, id, ctx.now).map(post => post.unit) }
        : undefined,
  }
}

/** A form of the deployment on which an instance runs; without one the plain form. */
export async function formOf(ctx: County, definition: string, form: string | null): Promise<FormSchema> {
  if (form === null) return plainForm
  const { forms } = await ctx.runtime.definition(ctx.county, definition)
  const text = forms.get(form)
  return text === undefined ? plainForm : (JSON.parse(text) as FormSchema)
}

/** The variables that a task sees: its own scope's before those around it. */
export async function variablesOfTask(
  ctx: County,
  instance: string,
  task: string,
): Promise<{ variables: Context; definition: string } | undefined> {
  const view = await ctx.runtime.instance(ctx.county, instance)
  if (!view) return undefined
  const chain: Context[] = []
  for (let key = view.state.tasks[task]?.scope ?? null; key !== null;) {
    const activity = view.state.activities[key]
    if (!activity) break
    chain.unshift(activity.variables)
    key = activity.scope
  }
  return {
    variables: chain.length ? Object.assign({}, ...chain) : view.variables,
    definition: view.doc.definition,
  }
}
