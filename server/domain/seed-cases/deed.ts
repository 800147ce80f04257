import type { CallRecord } from '../calls/record.js'
import type { Role } from '../directory/index.js'

/** How a step is done: the open task with this form (and of this unit), or an act by message, and what is filled in. */
export interface Deed {
  form?: string
  /** Opening the case: 签收. */
  signs?: boolean
  /** Act by message, by the first of this role in the unit that owes the answer or that called. */
  message?: string
  by?: 'lead-clerk' | 'caller-deputy'
  comment?: boolean
  unit?: string
  /** How the key of its instance begins: several papers may await a signature at once. */
  key?: string
  input: Record<string, unknown>
  /** Fields that name somebody: the first of that role in that unit. */
  people?: Record<string, readonly [Role, unit: string]>
  /** A picture goes with it, with this caption, under this key. */
  picture?: { key: string; caption: string }
}

export type Builder = (record: CallRecord, now: number, details: readonly string[]) => Deed
