import type { Diagnostic } from './diagnostic.js'

/** Tasks that say nothing of what is to be done, and processes that do not say where they begin. */
const UNFINISHED = new Set([
  'START_IMPLICIT',
  'TASK_ABSTRACT',
  'JOB_TYPE_MISSING',
  'SENDING_MISSING',
  'SCRIPT_MISSING',
  'DECISION_MISSING',
])

/** True for what the command line passes over and says nothing of. */
export function isUnfinished(diagnostic: Pick<Diagnostic, 'code'>): boolean {
  return UNFINISHED.has(diagnostic.code)
}

/** The findings as they count where people work: what the command line passes over is an error there. */
export function forDeployment(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map(one => (isUnfinished(one) ? { ...one, severity: 'error' } : one))
}
