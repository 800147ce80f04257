import type { ApiError } from './types.js'
import { language } from '../messages/language.js'

/** How long the server may stay silent, in milliseconds. */
const patience = 20_000

let csrf = ''

/** The token of the session, sent with everything that changes something. */
export function useCsrf(token: string): void {
  csrf = token
}

/** An answer that is not the one asked for; `error.message` is for people. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly error: ApiError,
  ) {
    super(error.message)
  }
}

/** @throws Refused, with NO_ANSWER when the server could not be reached */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      signal: stop.signal,
      headers: {
        Accept: 'application/json',
        'Accept-Language': language,
        ...(method === 'GET' ? {} : { 'X-CSRF-Token': csrf }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  } catch {
    throw new Refused(0, silence)
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  const error = (await response.json().catch(() => silence)) as ApiError
  throw new Refused(response.status, error)
}

const silence: ApiError = {
  code: 'NO_ANSWER',
  message: '没送出去：服务器没有回应，您画的都在',
  messageEn: 'The server did not answer; your drawing is kept',
}
