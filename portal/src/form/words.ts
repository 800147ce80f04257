import type { FormComponent } from '../api/types.js'
import type { Problem } from './rules.js'

type Translate = (key: string, named: Record<string, unknown>) => string

/** A component's label in the language of the page. */
export function labelOf(component: FormComponent, locale: string): string {
  return (locale === 'en' && component.properties?.labelEn) || component.label || component.key || ''
}

const chosen = new Set<FormComponent['type']>([
  'radio',
  'select',
  'unit',
  'units',
  'person',
  'item',
  'checkbox',
])
const uploaded = new Set<FormComponent['type']>(['photo', 'files'])

/** What stands between label and control: its description, or what its form says to write. */
export function hintOf(component: FormComponent, locale: string): string {
  const { description, properties = {} } = component
  const english = locale === 'en' ? (properties.descriptionEn ?? properties.hintEn) : undefined
  return english ?? description ?? properties.hint ?? ''
}

/** What a component of the type `text` says. */
export function textOf(component: FormComponent, locale: string): string {
  return (locale === 'en' && component.properties?.labelEn) || component.text || component.label || ''
}

/** How a choice reads; one that was named in Chinese only reads so. */
export function choiceOf({ label, labelEn }: { label: string; labelEn?: string }, locale: string): string {
  return (locale === 'en' && labelEn) || label
}

/** The captions that a component offers: kept in Chinese, read in the language of the page. */
export function captionsOf(component: FormComponent, locale: string): { value: string; label: string }[] {
  const values = listed(component.properties?.captions)
  const labels = locale === 'en' ? listed(component.properties?.captionsEn) : values
  return values.map((value, at) => ({ value, label: labels[at] ?? value }))
}

const listed = (text = '') => text.split(',').flatMap(one => one.trim() || [])

/** What stands below a field that is not right: it says what to write, not that it is wrong. */
export function sentence(component: FormComponent, problem: Problem, t: Translate, locale: string): string {
  const label = labelOf(component, locale)
  if (problem.kind === 'required') {
    const kind = chosen.has(component.type) ? 'choose' : uploaded.has(component.type) ? 'upload' : 'write'
    return t(`form.${kind}`, { label })
  }
  return t(`form.${problem.kind}`, { label, bound: problem.bound, is: problem.is })
}
