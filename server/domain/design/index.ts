export { changesBetween, type Change } from './changes/changes.js'
export type { Choice, Choices } from './choices.js'
export type { Actor, DesignContext } from './context.js'
export { discardProcedureDraft, saveProcedureDraft, type SavedProcedureDraft } from './draft.js'
export type { Finding } from './graph.js'
export { publishAgain, publishDraft } from './publish.js'
export {
  listProcedures,
  openProcedure,
  openVersion,
  versionsOf,
  type OpenedProcedure,
  type OpenedVersion,
  type ProcedureRow,
} from './queries.js'
export { designCollections, procedureDrafts, type ProcedureDraft } from './record.js'
export { byNobody } from './shipped.js'
