import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { countyNow } from '../domain/county.js'
import { mustChangePassword, type SignedIn } from '../domain/identity/index.js'
import { sayEach, type Language } from '../domain/language.js'
import { sessionToken } from './cookies.js'
import { maskedJson } from '../domain/masking/numbers.js'
import { ApiError } from './errors.js'
import type { FairShare } from './fair-share.js'
import { jsonBody } from './json-body.js'
import { languageOf } from './language.js'
import type { Once } from './once.js'
import { Sent, type Caller, type RequestContext, type Route } from './route.js'
import type { Services } from './services.js'

const parsed = jsonBody()

/** Milliseconds that a client may take to read a file; streams of events end sooner by themselves. */
const reading = 600_000

const nobody: Caller = { county: '', person: '', post: '', role: '', unit: '', permissions: [] }

/**
 * Stands before every route, in this order: is the service ready, who is it, is the request from our own page, is the
 * password their own, may the post do this, is the input what the route says; then calls the route once, also when
 * the same Idempotency-Key comes twice.
 */
export function guard(
  route: Route,
  services: Services,
  { once, share }: { once: Once; share: FairShare },
): RequestHandler {
  return async (request, response) => {
    if (route.path !== '/now' && route.path !== '/openapi.json' && !services.serving())
      throw new ApiError('NOT_READY', undefined, { retryAfter: 2 })
    if (route.may === 'worker') checkWorker(request, services.workerToken)
    const open = route.may === 'anyone' || route.may === 'worker'
    const signedIn = open ? undefined : await authorised(route, request, services)
    const caller = signedIn ? callerOf(signedIn) : nobody
    response.locals['person'] = caller.person
    if (caller.person !== '') share(caller.person, response)
    if (route.body !== undefined && route.body !== 'raw') await parsed(request, response)
    const language = languageOf(request.get('Accept-Language'))
    const input = {
      params: validated(route.params, request.params, language),
      query: validated(route.query, request.query, language),
      body: route.body === 'raw' ? undefined : validated(route.body, request.body, language),
    }
    const run = async (token: string) => {
      const context: RequestContext = {
        services,
        requestId: String(response.locals['requestId']),
        now: services.clock.now(),
        caller,
        token,
        language,
        county: () => countyNow(services.domain, caller.county, language),
        signedIn() {
          if (signedIn) return signedIn
          throw new ApiError('SESSION_EXPIRED')
        },
        raw: request,
        header: (name, value) => response.append(name, value),
      }
      return { status: route.status ?? 200, body: await route.handle(context, input as never) }
    }
    const key = idempotencyKey(request, language)
    const kept = key !== undefined && route.method !== 'get' && route.body !== 'raw' && signedIn
    const address = `${request.method} ${request.originalUrl}`
    const answer = kept
      ? await once({ caller, key, address, body: input.body }, run)
      : await run(randomUUID())
    await send(response, answer, route)
  }
}

async function authorised(route: Route, request: Request, services: Services): Promise<SignedIn> {
  const token = sessionToken(request.headers.cookie)
  const signedIn = token === undefined ? undefined : await services.session(token)
  if (!signedIn) throw new ApiError('SESSION_EXPIRED')
  if (route.method !== 'get' && request.get('X-CSRF-Token') !== signedIn.session.csrf)
    throw new ApiError('CSRF_TOKEN_WRONG')
  if (!route.beforePasswordChange && (await mustChangePassword(services.identity, signedIn)))
    throw new ApiError('PASSWORD_MUST_CHANGE')
  const { may } = route
  const anyPost = may === 'signed-in' || may === 'anyone' || may === 'worker'
  if (!anyPost && !signedIn.permissions.includes(may)) throw new ApiError('NOT_ALLOWED')
  return signedIn
}

/** @throws ApiError WORKER_TOKEN_WRONG; NOT_FOUND while no token is set: then there is no such interface */
function checkWorker(request: Request, token: string | undefined): void {
  if (token === undefined) throw new ApiError('NOT_FOUND')
  const given = /^Bearer (.+)$/i.exec(request.get('Authorization') ?? '')?.[1]
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (given === undefined || !timingSafeEqual(digest(given), digest(token)))
    throw new ApiError('WORKER_TOKEN_WRONG')
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

/** What a schema says of a field, where it has no words of its own. */
const faults: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  'zh-CN': z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
}

function validated(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(value ?? {}, { error: faults[language] })
  if (read.success) return read.data
  const fields = Object.fromEntries(read.error.issues.map(issue => [issue.path.join('.'), issue.message]))
  throw new ApiError('FORM_INVALID', undefined, { fields })
}

const keyFault = { zh: '8 至 100 个字母、数字、- 或 _', en: '8 to 100 letters, digits, - or _' }

function idempotencyKey(request: Request, language: Language): string | undefined {
  const key = request.get('Idempotency-Key')
  if (key === undefined) return undefined
  if (/^[\w-]{8,100}$/.test(key)) return key
  throw new ApiError('FORM_INVALID', undefined, {
    fields: sayEach({ 'Idempotency-Key': keyFault }, language),
  })
}

async function send(
  response: Response,
  answer: { status: number; body: unknown },
  { unmasked }: Route,
): Promise<void> {
  response.status(answer.status)
  response.setHeader('Cache-Control', 'no-store')
  const { body } = answer
  if (body instanceof Sent) {
    response.type(body.contentType).set(body.headers)
    if (typeof body.body === 'string' || body.body instanceof Uint8Array)
      response.send(Buffer.from(body.body))
    else
      await pipeline(Readable.from(body.body), response, { signal: AbortSignal.timeout(reading) }).catch(
        (error: unknown) => {
          // Whoever goes away in the middle of an answer did not want the rest.
          if (!response.closed || response.errored) throw error
        },
      )
  } else if (body === undefined || answer.status === 204) response.end()
  else {
    // As Express would send it, without its looking for tags and types that an answer of the API does not have.
    const text = Buffer.from(unmasked ? JSON.stringify(body) : maskedJson(body))
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Content-Length', text.byteLength)
    response.end(text)
  }
}
