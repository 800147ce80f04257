import { contextIn, textIn, textsIn, type Context } from './calls/feel.js'

/** The number of the case that an instance belongs to, by the variables that its procedure starts with. */
export function caseOf(variables: Context): string | null {
  return (
    textIn(contextIn(variables.事项).编号) ?? textIn(variables.关联事项) ?? textsIn(variables.依据)[0] ?? null
  )
}

/** The list item whose branch of a procedure a start takes. */
export function itemOf(variables: Context): string | null {
  return textIn(contextIn(variables.事项).清单项) ?? null
}
