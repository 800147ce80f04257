import type { Outcome } from '../domain/outcome.js'
import { momentText } from '../domain/views/time/dates.js'
import { ApiError } from './errors.js'
import { codeHere } from './expected.js'

/**
 * What an act of the domain achieved.
 * @throws ApiError for what it refused, with its own words
 */
export function achieved<T>(outcome: Outcome<T, string>, now: number): T {
  if (outcome.ok) return outcome.value
  const { code, text, fields, by, at } = outcome
  const here = codeHere(code)
  if (here === undefined) throw new Error(`the catalogue lacks ${code}: ${text}`)
  throw new ApiError(here, text, {
    fields,
    by,
    ...(at === undefined ? {} : { atText: momentText(at, now) }),
  })
}
