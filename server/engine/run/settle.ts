import type { Run } from './run.js'
import { closeHandlers } from './cancel.js'

/**
 * Asks whether a scope has come to its end. When only event sub-processes still run in it, it takes no new ones; when
 * nothing is alive any more, it completes.
 */
export function settle(run: Run, scope: string): void {
  const held = run.activity(scope)
  if (!held || run.state.status !== 'active') return
  const element = run.element(held.element)
  if (held.alive === held.handlers) closeHandlers(run, held)
  if (held.alive === 0) run.behavior(element).emptied?.(run.activity(scope)!, element, run)
}
