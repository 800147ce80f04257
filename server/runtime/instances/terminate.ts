import { act } from '../act.js'
import type { Context } from '../context.js'
import { instanceEnded } from '../errors.js'
import { guarded } from '../gate.js'
import type { Wave } from '../outbox/wave.js'

/**
 * Ends an instance from outside, with everything that is open in it and the processes it called.
 * @throws RuntimeError INSTANCE_UNKNOWN, INSTANCE_ENDED
 */
export function terminate(
  ctx: Context,
  county: string,
  ask: { instance: string; reason: string; token?: string },
): Promise<void> {
  return guarded(ctx, {}, async wave => {
    const acted = await terminateWithin(ctx, wave, county, ask.instance, ask.reason, ask.token)
    if (acted.outcome === 'gone') throw instanceEnded(ask.instance)
  })
}

export const terminateWithin = (
  ctx: Context,
  wave: Wave,
  county: string,
  instance: string,
  reason: string,
  token?: string,
) =>
  act(ctx, wave, {
    county,
    instance,
    token,
    whatever: true,
    decide: () => ({ type: 'terminate', reason }),
  })
