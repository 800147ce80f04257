export { compileDecisions, type CompiledDecisions } from './compile.js'
export type * from './decision.js'
export { DecisionError, type DecisionErrorCode } from './decision-error.js'
export { evaluateDecision, type Decided } from './evaluate.js'
