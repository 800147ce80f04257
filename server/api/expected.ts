import { ApiError, errors, type ErrorCode } from './errors.js'

/** Codes of the layers below that have another name here. */
const renamed: Record<string, ErrorCode> = {
  DISK_FULL: 'STORE_UNAVAILABLE',
  STORE_FAILED: 'STORE_UNAVAILABLE',
  STORE_CLOSED: 'STORE_UNAVAILABLE',
  STALE_REV: 'CONFLICT',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  DEPLOYMENT_REFUSED: 'DIAGRAM_REFUSED',
}

/** Errors of the runtime, the domain and the store carry a stable `code`; those in the catalogue are expected. */
export function expected(error: unknown): ApiError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const code = renamed[error.code] ?? error.code
  if (!(code in errors)) return undefined
  const text = 'text' in error && typeof error.text === 'string' ? error.text : undefined
  const details = 'details' in error ? error.details : undefined
  return new ApiError(code as ErrorCode, text, { details })
}
