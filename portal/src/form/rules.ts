import type { FileView, FormComponent, FormSchema, ScoreRow } from '../api/types.js'
import { holds, readable } from './feel.js'

export type Values = Record<string, unknown>

/** What is wrong with one field; the page writes the sentence. */
export interface Problem {
  kind: 'required' | 'maxLength' | 'minLength' | 'min' | 'max' | 'pattern' | 'reason'
  /** The bound that was missed, and what there is. */
  bound?: number
  is?: number
}

/** Which components are shown for these values. */
export function shown(schema: FormSchema, values: Values): FormComponent[] {
  return schema.components.filter(component => {
    const hide = component.conditional?.hide
    return !hide || !readable(hide) || !holds(hide, values)
  })
}

/** The values that a form starts with: the act's, else the component's own, else the only one that there is. */
export function starting(schema: FormSchema, defaults: Values): Values {
  const values: Values = { ...defaults }
  for (const component of schema.components) {
    const { key, type, defaultValue } = component
    if (!key || values[key] !== undefined) continue
    if (defaultValue !== undefined) values[key] = defaultValue
    else if (settled(component)) values[key] = component.values?.[0]?.value
    else if (type === 'checkbox') values[key] = false
    else if (many.has(type)) values[key] = []
  }
  return values
}

const many = new Set<FormComponent['type']>(['units', 'photo', 'files', 'checklist', 'scores'])

/** A must with one answer alone is no question: it is given, and not shown. */
export function settled({ type, values, validate }: FormComponent): boolean {
  return type === 'radio' && validate?.required === true && values?.length === 1
}

/** What is missing or too long, by key, in the order of the form. */
export function problems(schema: FormSchema, values: Values): Map<string, Problem> {
  const found = new Map<string, Problem>()
  for (const component of shown(schema, values)) {
    const problem = component.key ? check(component, values[component.key]) : null
    if (problem) found.set(component.key!, problem)
  }
  return found
}

function check(component: FormComponent, value: unknown): Problem | null {
  const { validate = {} } = component
  if (component.type === 'scores') return checkScores(component, value as ScoreRow[])
  if (component.type === 'radio' && value === false) return null
  if (missing(value)) return validate.required ? { kind: 'required' } : null
  if (typeof value === 'string') {
    const is = value.trim().length
    if (validate.maxLength !== undefined && is > validate.maxLength)
      return { kind: 'maxLength', bound: validate.maxLength, is }
    if (validate.minLength !== undefined && is < validate.minLength)
      return { kind: 'minLength', bound: validate.minLength, is }
    if (validate.pattern && !new RegExp(validate.pattern, 'u').test(value)) return { kind: 'pattern' }
  }
  if (typeof value === 'number') {
    if (validate.min !== undefined && value < validate.min)
      return { kind: 'min', bound: validate.min, is: value }
    if (validate.max !== undefined && value > validate.max)
      return { kind: 'max', bound: validate.max, is: value }
  }
  return null
}

/** What is rated where the component does not say. */
export const usualAspects = ['响应速度', '办理质量', '满意度']

function checkScores(
  { values = [], aspects = usualAspects, reasonBelow = 3, validate = {} }: FormComponent,
  rows: ScoreRow[],
): Problem | null {
  if (!validate.required && !rows.some(row => aspects.some(aspect => typeof row[aspect] === 'number')))
    return null
  for (const { value: unit } of values) {
    const row = rows.find(one => one.单位 === unit)
    const scores = aspects.map(aspect => row?.[aspect])
    if (!scores.every(score => typeof score === 'number')) return { kind: 'required' }
    if (scores.some(score => Number(score) < reasonBelow) && !row?.理由?.trim()) return { kind: 'reason' }
  }
  return null
}

function missing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object' && 'text' in value) return missing((value as { text: unknown }).text)
  return false
}

/**
 * What is sent: the values of the shown components, files by their id; nothing of a field that is hidden, so
 * that a reason given for another answer does not travel with this one.
 */
export function outgoing(schema: FormSchema, values: Values): Values {
  const sent: Values = {}
  for (const { key } of shown(schema, values)) {
    const value = key ? values[key] : undefined
    if (!key || value === undefined || value === '') continue
    sent[key] = isFiles(value) ? value.map(file => file.id) : value
  }
  return sent
}

function isFiles(value: unknown): value is FileView[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(one => typeof one === 'object' && one && 'mime' in one)
  )
}

/** What a task without a form asks: what was done, and attachments. */
export function plainForm(label: string, hint: string, files: string): FormSchema {
  return {
    id: 'plain',
    components: [
      {
        type: 'textarea',
        key: '办理意见',
        label,
        validate: { required: true, maxLength: 2000 },
        properties: { hint },
      },
      { type: 'files', key: '附件', label: files },
    ],
  }
}
