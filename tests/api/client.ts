import type { Me, SignIn } from '../../portal/src/api/types.js'

export interface Answer<T = unknown> {
  status: number
  body: T
  headers: Headers
}

export interface AskOptions {
  body?: unknown
  headers?: Record<string, string>
  /** Names the act, as Idempotency-Key. */
  key?: string
}

/** A browser's side of a session: its cookie and its CSRF token go along by themselves. */
export interface Client {
  me?: Me
  signIn(who: SignIn): Promise<Answer<Me>>
  ask<T = unknown>(method: string, path: string, options?: AskOptions): Promise<Answer<T>>
  get<T = unknown>(path: string): Promise<Answer<T>>
  post<T = unknown>(path: string, body?: unknown, options?: AskOptions): Promise<Answer<T>>
  cookie(): string
}

export function clientOf(url: string): Client {
  let cookie = ''
  const client: Client = {
    async signIn(who) {
      const answer = await client.post<Me>('/api/session', who)
      if (answer.status === 200) client.me = answer.body
      return answer
    },
    async ask<T>(method: string, path: string, { body, headers, key }: AskOptions = {}) {
      const multipart = body instanceof FormData
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(cookie ? { Cookie: cookie } : {}),
          ...(client.me && method !== 'GET' ? { 'X-CSRF-Token': client.me.csrf } : {}),
          ...(key ? { 'Idempotency-Key': key } : {}),
          ...(body !== undefined && !multipart ? { 'Content-Type': 'application/json' } : {}),
          ...headers,
        },
        body:
          body === undefined
            ? undefined
            : multipart || typeof body === 'string'
              ? body
              : JSON.stringify(body),
      })
      const set = response.headers.getSetCookie()[0]
      if (set) cookie = set.split(';')[0] ?? ''
      const text = await response.text()
      return { status: response.status, body: parsed(text) as T, headers: response.headers }
    },
    get: path => client.ask('GET', path),
    post: (path, body = {}, options = {}) => client.ask('POST', path, { ...options, body }),
    cookie: () => cookie,
  }
  return client
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
