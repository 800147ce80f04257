import { collection, type Document } from '../../store/port.js'

/**
 * A procedure as somebody is redrawing it: one for each process of a county, shared by its designers. Its `_id` is
 * COUNTY/PROCESS.
 */
export interface ProcedureDraft extends Document {
  process: string
  xml: string
  /** `_id` of the version that was in force when the draft was begun. */
  basedOn: string
  /** Its number. */
  basedOnVersion: number
  /** Who saved it last, and is recorded as the author when it is published. */
  author: string
  savedAt: number
  /** Who publishes it, and the `rev` that they saw: of two at once one does. */
  publishing?: { by: string; rev: number }
}

export const procedureDrafts = collection<ProcedureDraft>('procedureDrafts', {
  index: [['county', 'process']],
  maxBytes: 2 * 1024 * 1024,
})

export const designCollections = [procedureDrafts] as const

export const draftId = (county: string, process: string) => `${county}/${process}`
