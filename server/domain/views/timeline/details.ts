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
import { personName, unitName } from '../../county.js'
import { nameMasked } from '../../masking/names.js'
import { chosenText } from '../../words/chosen.js'
import { momentText } from '../time/dates.js'
import { timelineWords } from './sentences.js'
import type { Reader } from './words/writer.js'

export interface Detail {
  label: string
  value: string
}

/**
 * The fields of a form as they were given, in the order of the form; those left empty are left out.
 * @param names whether the reader deals with the people of the public that they name
 */
export function detailsOf(ctx: Reader, schema: FormSchema, variables: Context, names: boolean): Detail[] {
  return schema.components.flatMap(component => {
    if (component.key === undefined) return []
    const text = textOf(ctx, component, variables[component.key])
    const value = names ? text : nameMasked(component.key, text)
    return value ? [{ label: labelOf(ctx, component) ?? component.key, value }] : []
  })
}

const labelOf = ({ language }: Reader, { label, properties }: FormComponent) =>
  language === 'en' ? (properties?.labelEn ?? label) : label

function textOf(ctx: Reader, component: FormComponent, value: Value | undefined): string {
  const words = timelineWords[ctx.language]
  if (value === null || value === undefined) return ''
  switch (kindOf(component)) {
    case 'text':
    case 'item':
      return textIn(value) ?? ''
    case 'number':
      return String(numberIn(value) ?? '')
    case 'flag':
      return value === true ? words.yes : ''
    case 'choice': {
      const chosen = component.values?.find(each => each.value === value)
      if (ctx.language === 'en' && chosen?.labelEn) return chosen.labelEn
      return chosenText(chosen?.label ?? textIn(value) ?? '', ctx.language)
    }
    case 'choices':
      return textsIn(value).join(words.list)
    case 'time': {
      const at = instantIn(value)
      return at === undefined ? (textIn(contextIn(value).v) ?? '') : momentText(at, ctx.now, ctx.language)
    }
    case 'unit':
      return unitName(ctx, textIn(value))
    case 'units':
      return textsIn(value)
        .map(code => unitName(ctx, code))
        .join(words.list)
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
        .join(words.semicolon)
    default:
      return ''
  }
}

/** Ids of the files that an act named. */
export function filesOf(variables: Context): string[] {
  return Object.values(variables).flatMap(textsIn)
}
