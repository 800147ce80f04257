import type { Finding } from '../../domain/design/index.js'
import type { Outcome } from '../../domain/outcome.js'
import { ApiError, type ErrorCode } from '../errors.js'
import { wordsOf } from '../outcome.js'
import type { Caller, RequestContext } from '../route.js'
import { diagnosticView } from './views.js'

/** What came of an act; a refusal is thrown, with its findings as details. */
export function answered<T, Code extends ErrorCode>(outcome: Outcome<T, Code> & { findings?: Finding[] }): T {
  if (outcome.ok) return outcome.value
  throw new ApiError(outcome.code, wordsOf(outcome), {
    fields: outcome.fields,
    details: outcome.findings?.map(diagnosticView),
  })
}

export function actorOf({ caller, requestId }: Pick<RequestContext, 'caller' | 'requestId'>) {
  const { county, person, post }: Caller = caller
  return { county, person, post, requestId }
}
