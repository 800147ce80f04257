import { readdirSync, readFileSync } from 'node:fs'
import { formSchema } from '../../server/api/cases/form-schema.js'
import { resolvedForm } from '../../server/domain/forms/conditions.js'
import type { FormSchema } from '../../server/domain/forms/schema.js'

const forms = readdirSync('processes', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.form'))
  .map(file => [file, JSON.parse(readFileSync(`processes/${file}`, 'utf8')) as FormSchema] as const)

/** As the service gives it to a page: which choices are open is decided there. */
const given = (form: FormSchema) => resolvedForm(form, {}, { evaluate: () => undefined, names: () => [] })

describe('what the OpenAPI document says of forms', () => {
  it.each(forms)('should be all that %s holds', (_file, form) => {
    expect(formSchema.parse(given(form))).toEqual(given(form))
  })

  it('should know ratings, and choices that are yes or no', () => {
    const rating = {
      id: 'rate',
      components: [{ type: 'scores', key: '评分', units: '= [主办]', aspects: ['办理质量'], reasonBelow: 3 }],
    }
    const choice = {
      id: 'choose',
      components: [{ type: 'radio', key: '疑难', values: [{ label: '是', labelEn: 'Yes', value: true }] }],
    }
    expect(formSchema.parse(rating)).toEqual(rating)
    expect(formSchema.parse(choice)).toEqual(choice)
    expect(formSchema.safeParse({ id: 'x', components: [{ type: 'carousel' }] }).success).toBe(false)
  })
})
