import { createContext, Script } from 'node:vm'
import { ExpressionError, type ExpressionPort } from '../engine/expression/index.js'

/** What one evaluation may take, in milliseconds of the wall clock. */
const LIMIT_MS = 200

/** A port under a time limit. */
export interface GuardedExpressions extends ExpressionPort {
  /**
   * Runs work that evaluates many times under one limit, since a limit costs more than most evaluations. When it is
   * cut off it runs again, now with a limit for each call, so that the expression that takes too long is named.
   * @param work must leave nothing behind when it is cut off
   */
  together<T>(work: () => T): T
}

/**
 * Gives every call of the port a time limit: a runaway loop or a regular expression that backtracks for ever is
 * cut off with EXPRESSION_TIMEOUT, and the port serves the next call as before. A call that was cut off is tried
 * once more, because the wall clock also runs while the machine is busy with something else.
 *
 * The limit bounds time, not memory, and native string work is cut off only when it returns.
 */
export function guardExpressions(port: ExpressionPort, limitMs = LIMIT_MS): GuardedExpressions {
  const script = new Script('run()')
  const sandbox: { run: () => unknown } = { run: () => undefined }
  const context = createContext(sandbox)
  let limited = false

  const attempt = <T>(act: () => T): { result: T } | 'cut off' => {
    sandbox.run = act
    limited = true
    try {
      return { result: script.runInContext(context, { timeout: limitMs }) as T }
    } catch (error) {
      if (isTimeout(error)) return 'cut off'
      throw error
    } finally {
      limited = false
    }
  }

  const within = <T>(act: () => T): T => {
    if (limited) return act()
    for (let tries = 0; tries < 2; tries++) {
      const outcome = attempt(act)
      if (outcome !== 'cut off') return outcome.result
    }
    throw new ExpressionError('EXPRESSION_TIMEOUT', `表达式计算超过 ${limitMs} 毫秒，已中止`)
  }

  return {
    evaluate: (...args) => within(() => port.evaluate(...args)),
    unaryTest: (...args) => within(() => port.unaryTest(...args)),
    check: (...args) => within(() => port.check(...args)),
    names: (...args) => within(() => port.names(...args)),
    together(work) {
      if (limited) return work()
      const outcome = attempt(work)
      return outcome === 'cut off' ? work() : outcome.result
    },
  }
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
