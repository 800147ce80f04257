import type { Variables } from '../../engine/index.js'
import type { Context } from '../context.js'
import { definitionInForce } from '../deployments/in-force.js'
import { guarded } from '../gate.js'
import { derivedId, orderedId, randomId } from '../ids.js'
import type { Note } from '../outbox/batch.js'
import { create } from './create.js'

export interface Start {
  process: string
  variables: Variables
  /** The list item whose branch is taken when there is one; without it what the variables say. */
  item?: string
  /** A version that is not (any more) in force, for a dry run. */
  definition?: string
  /** A none start event of several. */
  startEvent?: string
  /** Chosen by the caller: starting the same id again starts nothing. */
  instance?: string
  key?: string | null
  by?: string | null
  /** The same for every attempt at the same start. */
  token?: string
  /** Told to the observers with the first step. */
  note?: Note
}

/**
 * Starts an instance of the version in force.
 * @throws RuntimeError PROCESS_UNKNOWN, VERSION_UNKNOWN, PAYLOAD_TOO_LARGE, TOO_BUSY; RefusedError
 */
export function start(
  ctx: Context,
  county: string,
  ask: Start,
): Promise<{ instance: string; already: boolean }> {
  return guarded(ctx, ask.variables, async wave => {
    const definition =
      ask.definition === undefined
        ? await definitionInForce(ctx, county, ask.process, ask.item ?? ctx.itemOf?.(ask.variables) ?? null)
        : await ctx.definitions.get(county, ask.definition)
    const token = ask.token ?? randomId(ctx.random)
    const ofToken = () =>
      ask.token === undefined
        ? orderedId(ctx.clock.now(), ctx.random)
        : derivedId(county, 'start', ask.process, token)
    const { instance, already } = await create(ctx, wave, county, definition, {
      instance: ask.instance ?? ofToken(),
      startEvent: ask.startEvent,
      key: ask.key,
      variables: ask.variables,
      by: ask.by,
      token,
      note: ask.note,
      fresh: ask.instance === undefined && ask.token === undefined,
    })
    return { instance, already }
  })
}
