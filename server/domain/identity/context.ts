import type { Store } from '../../store/port.js'
import type { AuditTrail } from '../audit/index.js'
import type { DirectoryReader } from '../directory/index.js'
import type { Hashing } from './hashing.js'
import type { SessionLimits } from './rules.js'
import type { RandomBytes } from './tokens.js'

/** What the acts of this folder work with. */
export interface IdentityContext {
  store: Store
  clock: { now(): number }
  randomBytes: RandomBytes
  hashing: Hashing
  directory: DirectoryReader
  audit: AuditTrail
  limits: SessionLimits
}
