import type { FormSchema } from '../../forms/schema.js'
import { isFilingForm } from '../forms.js'
import type { CallRecord } from '../record.js'

/** When a filing is revised, what was attached to it stays: more may be added, nothing has to be. */
export function withKeptFiles(schema: FormSchema, { files = [] }: Pick<CallRecord, 'files'>): FormSchema {
  if (!isFilingForm(schema.id) || !files.length) return schema
  return {
    ...schema,
    components: schema.components.map(component =>
      component.type === 'files' && component.validate
        ? { ...component, validate: { ...component.validate, required: false } }
        : component,
    ),
  }
}
