import { contextIn, textIn, textsIn, type Context } from './calls/feel.js'
import { caseNamed, caseNameOf } from './calls/case-name.js'
import { isCaseProcess } from './calls/procedures/index.js'

/** Variables that hold a 案键, or begin with one. */
const keyed = ['案键', '承办号'] as const

/**
 * The case that an instance belongs to, by the variables of its procedure: by its 案键 where it has one, else by the
 * number of the matter, which in a procedure of cases means its case there.
 */
export function caseOf(variables: Context, process: string): string | null {
  for (const name of keyed) {
    const text = textIn(variables[name])
    if (text?.includes('@')) return caseNameOf(caseNamed(text))
  }
  const matter = textIn(contextIn(variables.事项).编号)
  if (matter !== undefined) return isCaseProcess(process) ? caseNameOf({ matter, process }) : matter
  const about = textIn(variables.关联事项) ?? textsIn(variables.依据)[0]
  return about === undefined ? null : caseNameOf(caseNamed(about))
}

/** The list item whose branch of a procedure a start takes. */
export function itemOf(variables: Context): string | null {
  return textIn(contextIn(variables.事项).清单项) ?? null
}
