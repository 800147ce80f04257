import type { FormSchema } from '../../forms/schema.js'
import { forms, meantForm } from '../forms.js'

/** The rating may be given on the page of the verification: one more field, shown when the case is closed with it. */
export function withRating(schema: FormSchema): FormSchema {
  if (meantForm(schema.id) !== forms.verify || schema.components.some(component => component.key === '评分'))
    return schema
  return {
    ...schema,
    components: [
      ...schema.components,
      {
        type: 'scores',
        key: '评分',
        label: '评价（可一并给出，也可以后再评）',
        units: '= concatenate([主办], 协办)',
        conditional: { hide: '= 核验意见 != "办结"' },
        properties: { labelEn: 'Rating (now or later)' },
      },
    ],
  }
}
