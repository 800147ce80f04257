import type { Diagnostic } from './diagnostic.js'

/** Tasks that say nothing of what is to be done, and processes that do not say where they begin. */
const UNFINISHED = new Set([
  'START_IMPLICIT',
  'JOB_TYPE_MISSING',
  'SENDING_MISSING',
  'SCRIPT_MISSING',
  'DECISION_MISSING',
])

/** The findings as they count where people work: what the command line passes over is an error there. */
export function forDeployment(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map(one => (UNFINISHED.has(one.code) ? { ...one, severity: 'error' } : one))
}
