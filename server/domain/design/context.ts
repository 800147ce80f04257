import type { Runtime } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import type { AuditTrail } from '../audit/index.js'

/** What the acts of this folder work with. */
export interface DesignContext {
  store: Store
  runtime: Runtime
  clock: { now(): number }
  audit: AuditTrail
}

/** Who acts, in which post, by which request. */
export interface Actor {
  county: string
  person: string
  post?: string
  requestId?: string
}
