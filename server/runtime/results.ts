import { isStoreError } from '../store/port.js'
import type { Context } from './context.js'
import { derivedId } from './ids.js'
import { results } from './rows/index.js'

/**
 * Runs a mutating request once: the same key again is answered with the first answer. After a crash between the act
 * and its answer the request runs again with the same token, by which the runtime's verbs know the act.
 * @param scope who asks for what, e.g. person and route: keys of different scopes never meet
 */
export async function idempotent<T>(
  ctx: Context,
  county: string,
  { scope, key }: { scope: string; key: string },
  run: (token: string) => Promise<T>,
): Promise<T> {
  const token = derivedId(county, 'request', scope, key)
  const before = await ctx.store.get(results, county, token)
  if (before) return JSON.parse(before.result) as T
  const answer = await run(token)
  try {
    const result = JSON.stringify(answer ?? null)
    await ctx.store.insert(results, { _id: token, county, result, at: ctx.clock.now() })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    // The same request at another node was answered first: both get that answer.
    const first = await ctx.store.get(results, county, token)
    if (first) return JSON.parse(first.result) as T
  }
  return answer
}
