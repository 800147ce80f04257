import { ExpressionError, type ExpressionEnv, type Reckoning } from './port.js'

/**
 * What the functions of one evaluation share. A compiled expression holds on to its functions, so these find
 * the environment here; it is set before each evaluation and never left over, not even by one that was cut off.
 */
export interface Session {
  env: ExpressionEnv | undefined
  reckonings: Reckoning[]
  warnings: string[]
  /** The first operation that FEEL does not have for the types it was given. */
  mismatch: string | undefined
}

/** @throws ExpressionError when a function is called while nothing is being evaluated */
export function envOf(session: Session): ExpressionEnv {
  if (session.env) return session.env
  throw new ExpressionError('EXPRESSION_FAILED', '没有进行中的计算')
}
