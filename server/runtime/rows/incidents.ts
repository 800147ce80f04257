import { collection, type Document } from '../../store/port.js'

/**
 * What an operator must look at. Those of the engine stand on a token and are retried by a command; those of the
 * runtime (NO_CANDIDATE, QUARANTINED, PROCESS_UNKNOWN, SEND_UNHANDLED, OUTBOX_STUCK) are retried by doing it again.
 */
export interface IncidentRow extends Document {
  instance: string
  process: string
  case: string | null
  /** Key of the engine's incident; of the runtime's: what it is about (a task, a child …). */
  incident: string
  origin: 'engine' | 'runtime'
  element: string
  /** Stable. */
  code: string
  /** Chinese, one sentence. */
  message: string
  since: number
  state: 'open' | 'resolved'
  /** 1 once it is resolved, 0 before: guards a patch that must find it open. */
  closed: number
  resolvedAt: number | null
  seq: number
}

export const incidents = collection<IncidentRow>('incidents', {
  index: [
    ['county', 'state', 'since'],
    ['county', 'instance', 'state'],
  ],
})

export const incidentRowId = (instance: string, incident: string) => `${instance}/${incident}`
