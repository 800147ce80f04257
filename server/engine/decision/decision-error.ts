import type { ExpressionErrorCode } from '../expression/index.js'

export type DecisionErrorCode = ExpressionErrorCode | 'UNIQUE_VIOLATED' | 'AGGREGATION_NOT_A_NUMBER'

/** Why a decision has no result. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError'

  constructor(
    readonly code: DecisionErrorCode,
    /** Id of the cell or decision. */
    readonly element: string,
    /** Chinese, for people. */
    message: string,
  ) {
    super(message)
  }
}
