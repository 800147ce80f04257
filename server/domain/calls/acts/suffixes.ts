import { expressionOf, type Evaluate } from '../../forms/conditions.js'
import type { FormSchema } from '../../forms/schema.js'
import type { Language } from '../../language.js'
import { unitWord } from '../../words/units.js'
import { textIn, type Context } from '../feel.js'

/** The unit behind a number, where a form computes it from the task: what stands beside the field is its word. */
export function withSuffixes(
  schema: FormSchema,
  variables: Context,
  evaluate: Evaluate,
  language: Language,
): FormSchema {
  return {
    ...schema,
    components: schema.components.map(component => {
      const { suffixer } = component.appearance ?? {}
      if (suffixer === undefined || !suffixer.trim().startsWith('=')) return component
      const unit = textIn(evaluate(expressionOf(suffixer), variables) ?? null)
      return { ...component, appearance: unit ? { suffixer: unitWord(unit, language) } : undefined }
    }),
  }
}
