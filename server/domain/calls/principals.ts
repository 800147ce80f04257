import type { Principal } from '../directory/index.js'
import { contextIn, listIn, textIn, type Value } from './feel.js'

/** The principals in a value of FEEL: a list whose entries are `{role, unit}`, `{person}`, or lists of them. */
export function principalsIn(value: Value | undefined): Principal[] {
  return listIn(value).flatMap(each => {
    if (Array.isArray(each)) return principalsIn(each)
    const { role, unit, person } = contextIn(each)
    if (textIn(person)) return [{ person: String(person) }]
    return textIn(role) && textIn(unit) ? [{ role: String(role), unit: String(unit) }] : []
  })
}
