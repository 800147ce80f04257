export { auditTrail, type AuditRow } from './record.js'
export {
  auditFollower,
  auditTrailOf,
  type AuditEntry,
  type AuditQuery,
  type AuditTrail,
  type AuditView,
} from './trail.js'
