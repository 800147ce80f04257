import type { ApiError } from './types.js'
import { Refused } from './errors.js'

/** How long the server may stay silent. */
export const patienceMs = 20_000

interface Wiring {
  csrf: string
  language: string
  /** Called when the session has ended; resolves once somebody signed in again, rejects if not. */
  signInAgain: (() => Promise<void>) | null
}

const wiring: Wiring = { csrf: '', language: 'zh-CN', signInAgain: null }

/** Tells the wrapper the token and language of the session, and who asks for a new one. */
export function wire(part: Partial<Wiring>): void {
  Object.assign(wiring, part)
}

export interface Options {
  /** Names the act; the same for every attempt at the same act. */
  key?: string
  body?: unknown
  /** No re-sign-in: the sign-in page itself, and the first look for a session. */
  quiet?: boolean
}

/**
 * Sends one request to `/api` and gives back its JSON (undefined for 204).
 * A session that ended is renewed in place and the request sent again, so nothing typed is lost. Where too much is under
 * way nothing was begun: it is sent once more when the server says, then it is the person's turn.
 * @throws Refused with the server's code, or `NO_ANSWER` / `OFFLINE` when there was none
 */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  try {
    return await once<T>(method, path, options)
  } catch (error) {
    if (error instanceof Refused && error.code === 'TOO_BUSY') {
      await new Promise(resolve => setTimeout(resolve, comeAgain(error)))
      return once<T>(method, path, options)
    }
    const ended = error instanceof Refused && error.code === 'SESSION_EXPIRED'
    if (!ended || options.quiet || !wiring.signInAgain) throw error
    await wiring.signInAgain()
    return once<T>(method, path, options)
  }
}

/** Milliseconds to wait, at random so that not everybody comes back at once. */
const comeAgain = ({ retryAfter }: Refused) => Math.min(retryAfter || 1, 10) * 1000 * (1 + Math.random() / 2)

async function once<T>(method: string, path: string, { key, body }: Options): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': wiring.language }
  if (method !== 'GET' && wiring.csrf) headers['X-CSRF-Token'] = wiring.csrf
  if (key) headers['Idempotency-Key'] = key
  const multipart = body instanceof FormData
  if (body !== undefined && !multipart) headers['Content-Type'] = 'application/json'
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), multipart ? patienceMs * 6 : patienceMs)
  let response: Response
  try {
    response = await fetch('/api' + path, {
      method,
      headers,
      body: multipart ? body : body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: patience.signal,
    })
  } catch {
    throw new Refused(0, { code: patience.signal.aborted ? 'NO_ANSWER' : 'OFFLINE', message: '' })
  } finally {
    clearTimeout(timer)
  }
  if (response.status === 204) return undefined as T
  const answer = (await response.json().catch(() => undefined)) as unknown
  if (response.ok && answer !== undefined) return answer as T
  throw new Refused(
    response.status,
    isError(answer) ? answer : { code: `HTTP_${response.status}`, message: '' },
    Number(response.headers.get('Retry-After') ?? 0),
  )
}

function isError(answer: unknown): answer is ApiError {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer
}

export const get = <T>(path: string, options?: Options) => request<T>('GET', path, options)
export const post = <T>(path: string, body?: unknown, options?: Options) =>
  request<T>('POST', path, { ...options, body: body ?? {} })
export const put = <T>(path: string, body: unknown, options?: Options) =>
  request<T>('PUT', path, { ...options, body })
export const del = (path: string) => request<undefined>('DELETE', path)

/** A query string of what is there: `?q=…&light=red`, or nothing. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) parts.set(name, String(value))
  const text = parts.toString()
  return text ? `?${text}` : ''
}

/** A fresh Idempotency-Key. (`randomUUID` exists on https alone; counties also run plain http inside.) */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
