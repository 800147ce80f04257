import type { Response } from 'express'
import { ApiError, errorBody, errors } from './errors.js'
import { expected } from './expected.js'
import type { Log } from './services.js'

/** Codes of body-parser and of the URL decoder, as our own. */
const parsers: Record<string, 'BODY_NOT_JSON' | 'PAYLOAD_TOO_LARGE'> = {
  'entity.parse.failed': 'BODY_NOT_JSON',
  'entity.too.large': 'PAYLOAD_TOO_LARGE',
  'encoding.unsupported': 'BODY_NOT_JSON',
  'charset.unsupported': 'BODY_NOT_JSON',
  'request.aborted': 'BODY_NOT_JSON',
  'request.size.invalid': 'BODY_NOT_JSON',
}

/** The one place where an error becomes an answer; what nobody expected is logged with the request's id. */
export function answerError(error: unknown, response: Response, log: Log): void {
  const requestId = String(response.locals['requestId'])
  const known = asApiError(error)
  if (known.code === 'INTERNAL') log.error({ requestId, err: error }, 'unexpected error')
  if (response.headersSent) {
    response.destroy()
    return
  }
  const retryAfter = known.more.retryAfter ?? (known.code === 'TOO_BUSY' ? 1 : undefined)
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter))
  response.status(errors[known.code].status).json(errorBody(known, requestId))
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof URIError) return new ApiError('NOT_FOUND')
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : ''
  const parser = parsers[type]
  if (parser) return new ApiError(parser)
  return expected(error) ?? new ApiError('INTERNAL')
}
