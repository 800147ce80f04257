import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import { countyNow } from '../domain/county.js'
import type { SignedIn } from '../domain/identity/index.js'
import { sessionToken } from './cookies.js'
import { ApiError } from './errors.js'
import { Sent, type Caller, type RequestContext, type Route } from './route.js'
import type { Services } from './services.js'

/** JSON bodies; attachments are streamed and have a limit of their own. */
const parseJson = express.json({ limit: '1mb', strict: true })

const nobody: Caller = { county: '', person: '', post: '', role: '', unit: '', permissions: [] }

/**
 * Stands before every route, in this order: is the service ready, who is it, is the request from our own page, may
 * the post do this, is the input what the route says; then calls the route once, also when the same
 * Idempotency-Key comes twice.
 */
export function guard(route: Route, services: Services): RequestHandler {
  return async (request, response) => {
    if (route.path !== '/now' && route.path !== '/openapi.json' && !services.serving())
      throw new ApiError('NOT_READY', undefined, { retryAfter: 2 })
    const signedIn = route.may === 'anyone' ? undefined : await authorised(route, request, services)
    const caller = signedIn ? callerOf(signedIn) : nobody
    response.locals['person'] = caller.person
    if (route.body !== undefined && route.body !== 'raw') await parsed(request, response)
    const input = {
      params: validated(route.params, request.params),
      query: validated(route.query, request.query),
      body: route.body === 'raw' ? undefined : validated(route.body, request.body),
    }
    const run = async (token: string) => {
      const context: RequestContext = {
        services,
        requestId: String(response.locals['requestId']),
        now: services.clock.now(),
        caller,
        token,
        county: () => countyNow(services.domain, caller.county),
        signedIn() {
          if (signedIn) return signedIn
          throw new ApiError('SESSION_EXPIRED')
        },
        raw: request,
        header: (name, value) => response.append(name, value),
      }
      return { status: route.status ?? 200, body: await route.handle(context, input as never) }
    }
    const key = idempotencyKey(request)
    const kept = key !== undefined && route.method !== 'get' && route.body !== 'raw' && signedIn
    const answer = kept
      ? await once(services, caller, `${request.method} ${request.originalUrl}`, key, input.body, run)
      : await run(randomUUID())
    await send(response, answer)
  }
}

async function authorised(route: Route, request: Request, services: Services): Promise<SignedIn> {
  const token = sessionToken(request.headers.cookie)
  const signedIn = token === undefined ? undefined : await services.session(token)
  if (!signedIn) throw new ApiError('SESSION_EXPIRED')
  if (route.method !== 'get' && request.get('X-CSRF-Token') !== signedIn.session.csrf)
    throw new ApiError('CSRF_TOKEN_WRONG')
  if (route.may !== 'signed-in' && route.may !== 'anyone' && !signedIn.permissions.includes(route.may))
    throw new ApiError('NOT_ALLOWED')
  return signedIn
}

function parsed(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) =>
    parseJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
  )
}

function callerOf({ session, current, permissions }: SignedIn): Caller {
  return {
    county: session.county,
    person: session.person,
    post: current?.post._id ?? '',
    role: current?.post.role ?? '',
    unit: current?.unit.code ?? '',
    permissions,
  }
}

function validated(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(value ?? {})
  if (read.success) return read.data
  const fields = Object.fromEntries(read.error.issues.map(issue => [issue.path.join('.'), issue.message]))
  throw new ApiError('FORM_INVALID', undefined, { fields })
}

function idempotencyKey(request: Request): string | undefined {
  const key = request.get('Idempotency-Key')
  if (key === undefined) return undefined
  if (/^[\w-]{8,100}$/.test(key)) return key
  throw new ApiError('FORM_INVALID', undefined, {
    fields: { 'Idempotency-Key': '8 to 100 letters, digits, - or _' },
  })
}

async function once(
  services: Services,
  caller: Caller,
  address: string,
  key: string,
  body: unknown,
  run: (token: string) => Promise<{ status: number; body: unknown }>,
): Promise<{ status: number; body: unknown }> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([address, body]))
    .digest('hex')
  const kept = await services.domain.runtime.idempotent(
    caller.county,
    { scope: caller.person, key },
    async token => ({
      fingerprint,
      ...(await run(token)),
    }),
  )
  if (kept.fingerprint !== fingerprint) throw new ApiError('IDEMPOTENCY_MISMATCH')
  return kept
}

async function send(response: Response, answer: { status: number; body: unknown }): Promise<void> {
  response.status(answer.status)
  response.setHeader('Cache-Control', 'no-store')
  const { body } = answer
  if (body instanceof Sent) {
    response.type(body.contentType).set(body.headers)
    if (typeof body.body === 'string' || body.body instanceof Uint8Array)
      response.send(Buffer.from(body.body))
    else await pipeline(Readable.from(body.body), response)
  } else if (body === undefined || answer.status === 204) response.end()
  else response.json(body)
}
