import type { IncomingMessage } from 'node:http'
import { parse, serialize } from 'cookie'

const name = 'huying_session'

/** The session's token from the Cookie header. */
export function sessionToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parse(header)[name]
}

/** Set-Cookie for a new session; a browser script never sees it, another site never sends it. */
export function sessionCookie(token: string, secure: boolean): string {
  return serialize(name, token, { httpOnly: true, sameSite: 'strict', path: '/', secure })
}

/** Set-Cookie that ends the session in the browser. */
export function noSessionCookie(): string {
  return serialize(name, '', { httpOnly: true, sameSite: 'strict', path: '/', maxAge: 0 })
}

/** Whether the browser spoke https, to us or to the proxy in front of us: then its cookie never leaves it in the open. */
export function isHttps(request: IncomingMessage): boolean {
  return 'encrypted' in request.socket || request.headers['x-forwarded-proto'] === 'https'
}
