import type { Words } from '../domain/language.js'
import { isRuntimeError } from '../runtime/index.js'
import { ApiError, errors, type ErrorCode } from './errors.js'

/** Codes of the layers below that have another name here. */
const renamed: Record<string, ErrorCode> = {
  CASE_UNKNOWN: 'NOT_FOUND',
  CASE_NOT_YOURS: 'NOT_YOURS',
  ACT_UNKNOWN: 'NOT_FOUND',
  MATTER_UNKNOWN: 'NOT_FOUND',
  FILE_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  DRAFT_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  ALREADY_STARTED: 'CONFLICT',
  INSTANCE_ENDED: 'NOBODY_WAITS',
  INSTANCE_QUARANTINED: 'REFUSED',
  INSTANCE_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  JOB_GONE: 'CONFLICT',
  JOB_LOCKED: 'CONFLICT',
  DISK_FULL: 'STORE_UNAVAILABLE',
  STORE_FAILED: 'STORE_UNAVAILABLE',
  STORE_CLOSED: 'STORE_UNAVAILABLE',
  FOLLOWERS_FAILED: 'STORE_UNAVAILABLE',
  STALE_REV: 'CONFLICT',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  INVALID_CURSOR: 'FORM_INVALID',
  DEPLOYMENT_REFUSED: 'DIAGRAM_REFUSED',
  NOT_SIGNED_IN: 'SESSION_EXPIRED',
  CREDENTIALS_WRONG: 'BAD_CREDENTIALS',
  ACCOUNT_LOCKED: 'LOCKED_OUT',
  INPUT_INVALID: 'FORM_INVALID',
  PASSWORD_WEAK: 'FORM_INVALID',
  COUNTY_UNKNOWN: 'NOT_FOUND',
  UNIT_UNKNOWN: 'FORM_INVALID',
  PERSON_UNKNOWN: 'FORM_INVALID',
  EDITION_UNKNOWN: 'NOT_FOUND',
  INSTANCE_UNKNOWN: 'NOT_FOUND',
  INCIDENT_UNKNOWN: 'NOT_FOUND',
  PROCESS_UNKNOWN: 'NOT_FOUND',
  NUMBER_UNKNOWN: 'NOT_FOUND',
  VERSION_UNKNOWN: 'NOT_FOUND',
}

/** Errors of the runtime, the domain and the store carry a stable `code`; those in the catalogue are expected. */
export function expected(error: unknown): ApiError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const code = codeHere(error.code)
  if (code === undefined) return undefined
  const text = textOf(error)
  const fields = 'fields' in error ? (error.fields as Record<string, string> | undefined) : undefined
  const details = 'details' in error ? error.details : undefined
  return new ApiError(code, text, { fields, details })
}

/** The words for people that an error carries; those of a runtime error are its messages. */
function textOf(error: Error): string | Words | undefined {
  if (isRuntimeError(error)) return { zh: error.message, en: error.messageEn }
  if (!('text' in error) || typeof error.text !== 'string') return undefined
  return 'textEn' in error && typeof error.textEn === 'string'
    ? { zh: error.text, en: error.textEn }
    : error.text
}

/** A code of the layers below as the catalogue has it; undefined for one that it does not know. */
export function codeHere(code: string): ErrorCode | undefined {
  const here = Object.hasOwn(renamed, code) ? renamed[code] : code
  return here !== undefined && Object.hasOwn(errors, here) ? (here as ErrorCode) : undefined
}
