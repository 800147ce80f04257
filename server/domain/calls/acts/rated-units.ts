import { expressionOf, type Evaluate } from '../../forms/conditions.js'
import type { FormSchema } from '../../forms/schema.js'
import { textsIn, type Context } from '../feel.js'

/** A rating has one row for each unit that took part: they are computed for the case and named. */
export function withRatedUnits(
  schema: FormSchema,
  variables: Context,
  evaluate: Evaluate,
  unitName: (code: string) => string,
): FormSchema {
  return {
    ...schema,
    components: schema.components.map(component => {
      if (component.type !== 'scores' || component.units === undefined) return component
      const units = textsIn(evaluate(expressionOf(component.units), variables))
      return { ...component, values: units.map(value => ({ label: unitName(value), value })) }
    }),
  }
}
