import type { Variables } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { RefusedError, StaleTaskError } from '../errors.js'
import { guarded } from '../gate.js'

/**
 * Ends a user task in a BPMN error instead of a completion.
 * @throws StaleTaskError, RuntimeError as complete
 */
export function throwTaskError(
  ctx: Context,
  county: string,
  ask: {
    instance: string
    task: string
    code: string
    message?: string
    variables?: Variables
    token?: string
  },
): Promise<void> {
  const { instance, task, code, message, variables = {}, token } = ask
  return guarded(ctx, variables, async wave => {
    const acted = await act(ctx, wave, {
      county,
      instance,
      token,
      decide: () => ({
        type: 'throw-error',
        wait: task,
        code,
        ...(message === undefined ? {} : { message }),
        variables,
      }),
    })
    if (acted.outcome === 'gone') throw new StaleTaskError(null, null, 'unknown')
    if (acted.outcome === 'refused') throw new RefusedError(acted.text, acted.element, acted.textEn)
  })
}
