import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { sessionToken } from './cookies.js'
import { ApiError } from './errors.js'
import { Sent, type Caller, type RequestContext, type Route } from './route.js'
import type { Services } from './services.js'

const nobody: Caller = { county: '', person: '', post: '', role: '', unit: '', permissions: [] }

/**
 * Stands before every route, in this order: is the service ready, who is it, is the request from our own page, may
 * the post do this, is the input what the route says; then calls the route once, also when the same
 * Idempotency-Key comes twice.
 */
export function guard(route: Route, services: Services): RequestHandler {
  return async (request, response) => {
    if (route.path !== '/now' && !services.readiness().ready)
      throw new ApiError('NOT_READY', undefined, { retryAfter: 2 })
    const caller = route.may === 'anyone' ? nobody : await authorised(route, request, services)
    const input = {
      params: validated(route.params, request.params),
      query: validated(route.query, request.query),
      body: route.body === 'raw' ? undefined : validated(route.body, request.body),
    }
    const key = idempotencyKey(request)
    const context: RequestContext = {
      services,
      requestId: String(response.locals['requestId']),
      now: services.clock.now(),
      caller,
      idempotencyKey: key,
      raw: request,
      header: (name, value) => response.append(name, value),
    }
    const run = async () => ({
      status: route.status ?? 200,
      body: await route.handle(context, input as never),
    })
    const answer =
      key !== undefined && route.method !== 'get' && route.body !== 'raw' && caller !== nobody
        ? await once(services, caller, `${route.method} ${request.originalUrl}`, key, input.body, run)
        : await run()
    await send(response, answer)
  }
}

async function authorised(route: Route, request: Request, services: Services): Promise<Caller> {
  const token = sessionToken(request.headers.cookie)
  const session = token === undefined ? undefined : await services.session(token)
  if (!session) throw new ApiError('NOT_SIGNED_IN')
  if (route.method !== 'get' && request.get('X-CSRF-Token') !== session.csrf)
    throw new ApiError('CSRF_TOKEN_WRONG')
  if (route.may !== 'signed-in' && !session.caller.permissions.includes(route.may))
    throw new ApiError('NOT_ALLOWED')
  return session.caller
}

function validated(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(value ?? {})
  if (read.success) return read.data
  const fields = Object.fromEntries(read.error.issues.map(issue => [issue.path.join('.'), issue.message]))
  throw new ApiError('INPUT_INVALID', undefined, { fields })
}

function idempotencyKey(request: Request): string | undefined {
  const key = request.get('Idempotency-Key')
  if (key === undefined) return undefined
  if (/^[\w-]{8,100}$/.test(key)) return key
  throw new ApiError('INPUT_INVALID', undefined, {
    fields: { 'Idempotency-Key': '8 to 100 letters, digits, - or _' },
  })
}

async function once(
  services: Services,
  caller: Caller,
  address: string,
  key: string,
  body: unknown,
  run: () => Promise<{ status: number; body: unknown }>,
): Promise<{ status: number; body: unknown }> {
  const fingerprint = createHash('sha256')
    .update(`${address}\n${JSON.stringify(body)}`)
    .digest('hex')
  const kept = await services.answers.recall(caller.county, caller.person, key, fingerprint)
  if (kept === 'other') throw new ApiError('IDEMPOTENCY_MISMATCH')
  if (kept) return kept
  const answer = await run()
  if (!(answer.body instanceof Sent))
    await services.answers.keep(caller.county, caller.person, key, fingerprint, answer)
  return answer
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
  } else if (body === undefined) response.end()
  else response.json(body)
}
