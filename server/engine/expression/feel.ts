import { checkCaps } from './caps.js'
import { checkSource } from './check.js'
import { compile, refuseFaulty } from './compile.js'
import { Functions } from './functions.js'
import { keeping } from './keeping.js'
import { type ExpressionEnv, ExpressionError, type ExpressionPort, type Value } from './port.js'
import { read, readBefore, readings } from './reading.js'
import { functionNames } from './reserved-names.js'
import type { Session } from './session.js'
import { makeOrderStrict } from './strict-order.js'
import { typeMismatch } from './type-mismatch.js'
import { type UnaryTests, unaryTests } from './unary-tests.js'
import { restore, tag } from './values.js'

type Scope = Readonly<Record<string, Value>>

makeOrderStrict()

/**
 * FEEL by feelin. A variable that is not set reads as null, with a warning. Sources are compiled once and kept;
 * the port holds nothing else from one call to the next.
 */
export function createFeel(): ExpressionPort {
  const session: Session = { env: undefined, reckonings: [], warnings: [], mismatch: undefined }
  const functions = new Functions(session)
  const compiled = keeping(source => compile(source, functions))
  const equality = compile('a = b', functions)
  const cells = keeping(source => {
    refuseFaulty(source, 'unary')
    return unaryTests(source)
  })

  const begin = (env: ExpressionEnv): void => {
    session.env = env
    session.reckonings = []
    session.warnings = []
    session.mismatch = undefined
  }

  const run = (source: string, scope: Scope, input: unknown): unknown => {
    const ready = compiled(source)
    // What an evaluation that was cut off has left behind is dropped here.
    ready.takeWarnings()
    try {
      const args = ready.names.map(name => {
        if (Object.hasOwn(scope, name)) return restore(scope[name] ?? null)
        // Without a value the name would be looked up among the functions.
        return functionNames.has(name) ? null : undefined
      })
      return ready.run(args, input)
    } catch (error) {
      throw failure(error)
    } finally {
      for (const warning of ready.takeWarnings()) {
        session.warnings.push(warning.message)
        session.mismatch ??= typeMismatch(warning)
      }
    }
  }

  const passes = ({ any, negated, tests }: UnaryTests, input: Value, scope: Scope): boolean => {
    if (any) return true
    const given = restore(input)
    const passed = tests.some(({ expression, kind }) => {
      const result = run(expression, scope, given)
      if (kind === 'condition') return result === true
      if (typeof result === 'boolean' && typeof given !== 'boolean') return result
      const wanted: unknown[] = Array.isArray(result) && !Array.isArray(given) ? result : [result]
      return wanted.some(one => equality.run([one, given]) === true)
    })
    return passed !== negated
  }

  return {
    evaluate(source, scope, env) {
      begin(env)
      const value = tag(run(source, scope, null))
      checkCaps(value)
      const { warnings, reckonings, mismatch } = session
      // A boolean stands whatever was warned; any other result has a null in it that nobody meant.
      if (mismatch !== undefined && typeof value !== 'boolean')
        throw new ExpressionError('BAD_ARGUMENT', mismatch)
      return { value, warnings, reckonings, provisional: reckonings.some(({ provisional }) => provisional) }
    },
    unaryTest(source, input, scope, env) {
      begin(env)
      return passes(cells(source), input, scope)
    },
    readings,
    check: checkSource,
    names: source => [...read(source, 'expression').names],
    known: (source, kind) => readBefore(source, kind) !== undefined,
    bounded(source, kind) {
      if (kind === 'expression') return readBefore(source, kind)?.bounded === true
      const cell = cells.known(source)
      return cell?.tests.every(test => readBefore(test.expression, 'expression')?.bounded) === true
    },
  }
}

function failure(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new ExpressionError('EXPRESSION_FAILED', `计算失败：${reason}`)
}
