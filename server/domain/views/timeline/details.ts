import { kindOf, type FormComponent, type FormSchema } from '../../forms/schema.js'
import {
  contextIn,
  instantIn,
  listIn,
  numberIn,
  textIn,
  textsIn,
  type Context,
  type Value,
} from '../../calls/feel.js'
import { personName, unitName, type County } from '../../county.js'
import { momentText } from '../time/dates.js'

export interface Detail {
  label: string
  value: string
}

/** The fields of a form as they were given, in the order of the form; those left empty are left out. */
export function detailsOf(
  ctx: Pick<County, 'people' | 'now'>,
  schema: FormSchema,
  variables: Context,
): Detail[] {
  return schema.components.flatMap(component => {
    if (component.key === undefined) return []
    const value = textOf(ctx, component, variables[component.key])
    return value ? [{ label: component.label ?? component.key, value }] : []
  })
}

function textOf(
  ctx: Pick<County, 'people' | 'now'>,
  component: FormComponent,
  value: Value | undefined,
): string {
  if (value === null || value === undefined) return ''
  switch (kindOf(component)) {
    case 'text':
    case 'item':
      return textIn(value) ?? ''
    case 'number':
      return String(numberIn(value) ?? '')
    case 'flag':
      return value === true ? '是' : ''
    case 'choice':
      return component.values?.find(each => each.value === value)?.label ?? textIn(value) ?? ''
    case 'choices':
      return textsIn(value).join('、')
    case 'time': {
      const at = instantIn(value)
      return at === undefined ? (textIn(contextIn(value).v) ?? '') : momentText(at, ctx.now)
    }
    case 'unit':
      return unitName(ctx, textIn(value))
    case 'units':
      return textsIn(value)
        .map(code => unitName(ctx, code))
        .join('、')
    case 'person':
      return personName(ctx, textIn(value))
    case 'place':
      return textIn(contextIn(value).text) ?? ''
    case 'ratings':
      return listIn(value)
        .map(contextIn)
        .map(
          row => `${unitName(ctx, textIn(row.单位))} ${[row.响应速度, row.办理质量, row.满意度].join('/')}`,
        )
        .join('；')
    default:
      return ''
  }
}

/** Ids of the files that an act named. */
export function filesOf(variables: Context): string[] {
  return Object.values(variables).flatMap(textsIn)
}
