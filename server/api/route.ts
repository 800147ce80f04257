import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { County } from '../domain/county.js'
import type { Permission, SignedIn } from '../domain/identity/index.js'
import type { Language } from '../domain/language.js'
import type { Services } from './services.js'

/** Who is signed in, in which post: what every permission is decided from. */
export interface Caller {
  county: string
  person: string
  /** Id of the post in which the person acts. */
  post: string
  role: string
  unit: string
  permissions: readonly Permission[]
}

/** What a route gets besides its validated input. */
export interface RequestContext {
  services: Services
  requestId: string
  now: number
  caller: Caller
  /** In which the person reads. */
  language: Language
  /** The caller's county as it stands now, for acts and pages of the domain. */
  county(): Promise<County>
  /** The session behind the caller; not for routes that anyone may use. */
  signedIn(): SignedIn
  /** Names this request, the same at each attempt that the client makes with one Idempotency-Key. */
  token: string
  raw: IncomingMessage
  /** Sets a header of the answer. */
  header(name: string, value: string): void
}

/** A file or a page instead of JSON. */
export class Sent {
  constructor(
    readonly contentType: string,
    readonly body: AsyncIterable<Uint8Array> | Uint8Array | string,
    readonly headers: Record<string, string> = {},
  ) {}
}

type Input<P, Q, B> = { params: P; query: Q; body: B }

/**
 * One route as data: address, permission, shapes, and the one call that it makes. The permission matrix and the
 * OpenAPI document are made from these.
 */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete'
  /** `/api` when not said. */
  root?: '/v2'
  /** Below the root, parameters as `:name`. */
  path: string
  summary: string
  /**
   * `anyone` needs no session; `signed-in` any post; `worker` the token of a program that does jobs; else the permission
   * that the post must hold.
   */
  may: 'anyone' | 'signed-in' | 'worker' | Permission
  /** Open also to somebody who must change the password first. */
  beforePasswordChange?: true
  params?: z.ZodType
  query?: z.ZodType
  /** `raw` leaves the body to the route (uploads). */
  body?: z.ZodType | 'raw'
  answer?: z.ZodType
  /**
   * The answer holds telephone and identity numbers as they were written: the caller's own writing, what a procedure or
   * a table is made of, or what was asked for by itself. Everywhere else they are masked.
   */
  unmasked?: true
  /** Media type of an answer that is not JSON. */
  produces?: string
  status?: number
  handle(context: RequestContext, input: Input<never, never, never>): Promise<unknown>
}

interface TypedRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
> extends Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle'> {
  params?: P
  query?: Q
  body?: B | 'raw'
  answer?: A
  handle(
    context: RequestContext,
    input: Input<z.infer<P>, z.infer<Q>, z.infer<B>>,
  ): Promise<z.input<A> | Sent | undefined | void>
}

/** Declares a route; the types of its input come from its schemas. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  declared: TypedRoute<P, Q, B, A>,
): Route {
  return declared as unknown as Route
}

/** The whole address of a route, with its parameters as `:name`. */
export function addressOf({ root, path }: Pick<Route, 'root' | 'path'>): string {
  return `${root ?? '/api'}${path}`
}
