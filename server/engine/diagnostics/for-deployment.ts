import type { Diagnostic } from './diagnostic.js'

/** Tasks that say nothing of what is to be done: passed on the command line, never deployed. */
const NOTHING_TO_DO = new Set(['JOB_TYPE_MISSING', 'SENDING_MISSING', 'SCRIPT_MISSING', 'DECISION_MISSING'])

/** The findings as they count where people work: a task that says nothing of what is to be done is an error. */
export function forDeployment(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map(one => (NOTHING_TO_DO.has(one.code) ? { ...one, severity: 'error' } : one))
}
