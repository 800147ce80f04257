export { auditTrail, type AuditRow } from './record.js'
export { auditTrailOf, type AuditEntry, type AuditQuery, type AuditTrail, type AuditView } from './trail.js'
