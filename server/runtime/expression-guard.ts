import { createContext, Script } from 'node:vm'
import { ExpressionError, type ExpressionPort } from '../engine/expression/index.js'

/** What one evaluation may take, in milliseconds. */
const LIMIT_MS = 200

/** Attempts on a machine that is too busy to give the evaluation its time. */
const ATTEMPTS = 10

/** How often an evaluation is cut off before it is at fault: the processor time may once have been a collector's. */
const CUTS = 2

/** A port under a time limit. */
export interface GuardedExpressions extends ExpressionPort {
  /**
   * Runs work that evaluates many times under one limit, since a limit costs more than most evaluations; under none
   * while all that it evaluates is bounded. When it is cut off it runs again, now with a limit for each call, so that
   * the expression that takes too long is named.
   * @param work must leave nothing behind when it is cut off
   */
  together<T>(work: () => T): T
}

/** Thrown through work that goes without a limit, at its first call that needs one. */
class NeedsLimit extends Error {}

/**
 * Gives every call of the port that is not known to be bounded a time limit: a runaway loop or a regular expression
 * that backtracks for ever is cut off with EXPRESSION_TIMEOUT, and the port serves the next call as before. The limit
 * runs by the wall clock, so a call that was cut off before it had half of it as processor time is tried again: the
 * machine was busy elsewhere. Processor time is that of all threads, so one that had it is tried once more too.
 *
 * The limit bounds time, not memory, and native string work is cut off only when it returns.
 */
export function guardExpressions(port: ExpressionPort, limitMs = LIMIT_MS): GuardedExpressions {
  const script = new Script('run()')
  const sandbox: { run: () => unknown } = { run: () => undefined }
  const context = createContext(sandbox)
  let limited = false
  let free = false

  const attempt = <T>(act: () => T): { result: T } | 'cut off' | 'not given its time' => {
    const before = process.cpuUsage()
    sandbox.run = act
    limited = true
    try {
      return { result: script.runInContext(context, { timeout: limitMs }) as T }
    } catch (error) {
      if (!isTimeout(error)) throw error
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000 < limitMs / 2 ? 'not given its time' : 'cut off'
    } finally {
      limited = false
    }
  }

  const within = <T>(act: () => T): T => {
    if (limited) return act()
    if (free) throw new NeedsLimit()
    for (let attempts = 0, cuts = 0; attempts < ATTEMPTS && cuts < CUTS; attempts++) {
      const outcome = attempt(act)
      if (typeof outcome === 'object') return outcome.result
      if (outcome === 'cut off') cuts++
    }
    throw new ExpressionError('EXPRESSION_TIMEOUT', `表达式计算超过 ${limitMs} 毫秒，已中止`)
  }

  const isBounded = (source: string, kind: 'expression' | 'unary') => port.bounded?.(source, kind) === true

  /** The result, or nothing when some of it needs a limit. */
  const withoutLimit = <T>(work: () => T): { result: T } | undefined => {
    free = true
    try {
      return { result: work() }
    } catch (error) {
      if (error instanceof NeedsLimit) return undefined
      throw error
    } finally {
      free = false
    }
  }

  return {
    readings: port.readings,
    evaluate: (...args) =>
      isBounded(args[0], 'expression') ? port.evaluate(...args) : within(() => port.evaluate(...args)),
    unaryTest: (...args) =>
      isBounded(args[0], 'unary') ? port.unaryTest(...args) : within(() => port.unaryTest(...args)),
    check: (source, kind) =>
      port.known?.(source, kind) ? port.check(source, kind) : within(() => port.check(source, kind)),
    names: source =>
      port.known?.(source, 'expression') ? port.names(source) : within(() => port.names(source)),
    together(work) {
      if (limited || free) return work()
      const unlimited = withoutLimit(work)
      if (unlimited) return unlimited.result
      const outcome = attempt(work)
      return typeof outcome === 'object' ? outcome.result : work()
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
