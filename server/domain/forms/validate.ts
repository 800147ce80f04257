import type { Context } from '../calls/feel.js'
import { sayEach, type Language, type Words } from '../language.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { expressionOf, isHidden, openChoices, type Evaluate } from './conditions.js'
import { kindOf, type FieldKind, type FormComponent, type FormSchema } from './schema.js'
import { readers, type Known } from './values.js'

export interface Filled {
  /** Every variable of the form, those left empty as null: nothing that the form does not name comes in. */
  variables: Context
  /** Ids of the files that were named. */
  files: string[]
}

/**
 * Reads what a person sent by the form that they were shown: hidden fields are left out whatever was sent, required ones
 * must be there, choices among those offered, texts within their length, instants and units what they say; then the
 * rules of the fields.
 */
export function readForm(
  schema: FormSchema,
  input: Readonly<Record<string, unknown>>,
  variables: Context,
  tools: { evaluate: Evaluate; known: Known; language: Language },
): Outcome<Filled, 'FORM_INVALID'> {
  const fields = schema.components.flatMap(component => {
    const kind = kindOf(component)
    return kind && component.key && !component.disabled ? [{ component, kind, key: component.key }] : []
  })
  const scope = { ...variables, ...given(fields, input) }
  const filled: Filled = { variables: {}, files: [] }
  const faults: Record<string, Words> = {}
  for (const { component, kind, key } of fields) {
    const value = input[key]
    filled.variables[key] = emptyOf(kind)
    if (isHidden(component, scope, tools.evaluate)) continue
    if (isEmpty(value, kind)) {
      if (component.validate?.required) faults[key] = missing(component, key)
      continue
    }
    const choices = openChoices(component, scope, tools.evaluate).map(choice => choice.value)
    const read = readers[kind](value, component, tools.known, choices)
    if ('fault' in read) faults[key] = read.fault
    else {
      filled.variables[key] = read.value
      filled.files.push(...(read.files ?? []))
    }
  }
  for (const { component, key } of fields) {
    const words = faults[key] ? undefined : ruleBroken(component, { ...scope, ...filled.variables }, tools)
    if (words && !isHidden(component, scope, tools.evaluate)) faults[key] = words
  }
  return Object.keys(faults).length
    ? refuse('FORM_INVALID', incomplete, { fields: sayEach(faults, tools.language) })
    : done(filled)
}

const incomplete: Words = {
  zh: '有内容需要补充或更正，请看各栏下面的说明',
  en: 'Something is missing or wrong; see below the fields',
}

/** What the first rule that holds says; dates and numbers are read by then. */
function ruleBroken({ rules = [] }: FormComponent, scope: Context, { evaluate }: { evaluate: Evaluate }) {
  const broken = rules.find(({ refuse: source }) => evaluate(expressionOf(source), scope) === true)
  return broken && { zh: broken.text, en: broken.textEn }
}

/** What to write into a required field that was left empty: its hint says so, else its label. */
function missing({ label = '', properties = {} }: FormComponent, key: string): Words {
  const zh = properties.hint ?? `请填写${label || key}`
  return { zh, en: properties.hintEn ?? `Please fill in: ${properties.labelEn ?? (label || key)}` }
}

type Field = { component: FormComponent; kind: FieldKind; key: string }

/** The values as conditions see them: what is missing is null, what is no plain value is left as its presence. */
function given(fields: readonly Field[], input: Readonly<Record<string, unknown>>): Context {
  return Object.fromEntries(
    fields.map(({ key, kind }) => {
      const value = input[key]
      if (isEmpty(value, kind)) return [key, emptyOf(kind)]
      if (Array.isArray(value)) return [key, value.filter(each => typeof each === 'string')]
      return [key, typeof value === 'object' ? {} : (value as string | number | boolean)]
    }),
  )
}

function emptyOf(kind: FieldKind) {
  if (kind === 'files' || kind === 'units' || kind === 'choices') return []
  return kind === 'flag' ? false : null
}

function isEmpty(value: unknown, kind: FieldKind): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return kind === 'flag' && value === false
}
