import type { Context, Value } from '../calls/feel.js'
import type { FormComponent, FormSchema } from './schema.js'

/** Evaluates FEEL, given without its leading `=`, over these variables; undefined when it has no result. */
export type Evaluate = (source: string, scope: Context) => Value | undefined

/** Names that an expression reads. */
export type Names = (source: string) => readonly string[]

export const expressionOf = (text: string) => text.replace(/^\s*=/, '').trim()

/** Whether a field is hidden: its condition holds over the variables of the task and the values of the form. */
export function isHidden(component: FormComponent, scope: Context, evaluate: Evaluate): boolean {
  const { hide } = component.conditional ?? {}
  return hide !== undefined && evaluate(expressionOf(hide), scope) === true
}

/** The choices that are offered: each may have a condition of its own. */
export function openChoices(component: FormComponent, scope: Context, evaluate: Evaluate) {
  return (component.values ?? []).filter(({ hide }) => {
    return hide === undefined || evaluate(expressionOf(hide), scope) !== true
  })
}

/**
 * The form as a page can show it by itself: conditions that read only variables of the task are decided, those that
 * read both carry the variables with them, so that the page needs nothing but the form's own values.
 */
export function resolvedForm(
  schema: FormSchema,
  variables: Context,
  tools: { evaluate: Evaluate; names: Names },
): FormSchema {
  const keys = new Set(schema.components.flatMap(component => component.key ?? []))
  const blank = Object.fromEntries([...keys].map(key => [key, null]))
  const components = schema.components.flatMap(component => {
    const values = component.values && openChoices(component, { ...blank, ...variables }, tools.evaluate)
    const shown = values ? { ...component, values: values.map(({ hide: _, ...value }) => value) } : component
    const { hide } = component.conditional ?? {}
    if (hide === undefined) return [shown]
    const source = expressionOf(hide)
    const names = tools.names(source)
    const outside = names.filter(name => !keys.has(name))
    if (!names.some(name => keys.has(name))) {
      return tools.evaluate(source, variables) === true ? [] : [{ ...shown, conditional: undefined }]
    }
    if (!outside.length) return [shown]
    const entries = outside.map(name => `${name}: ${literal(variables[name] ?? null)}`)
    return [{ ...shown, conditional: { hide: `= {${entries.join(', ')}, 隐藏: ${source}}.隐藏` } }]
  })
  return { ...schema, components }
}

/** A value written as FEEL; temporals as their text. */
function literal(value: Value): string {
  return JSON.stringify(value)
}
