import { collection, type Document } from '../../store/port.js'

/** One act of a person or of the system, as it was recorded. Rows are added and read, never changed or taken away. */
export interface AuditRow extends Document {
  /** Place in the county's trail, from 1, in the order of recording; a number that a failure left out stays empty. */
  seq: number
  at: number
  /** Person id; `system` where nobody acted. */
  person: string
  /** Post in which the person acted; absent before a sign-in. */
  post?: string
  /** Stable, as `session.opened`, `task.completed`. */
  act: string
  /** What it was done to: a case number, an account, a procedure. */
  subject: string
  /** Of the HTTP request, as in the service's log. */
  requestId?: string
  /** Opaque JSON: what else must be known, never passwords or tokens. */
  details: string
}

export const auditTrail = collection<AuditRow>('auditTrail', {
  unique: [['county', 'seq']],
  index: [
    ['county', 'subject', 'seq'],
    ['county', 'person', 'seq'],
    ['county', 'at'],
  ],
})
