import type { CalendarEdition } from '../../../calendar/index.js'
import { contextIn, type Value } from '../feel.js'
import type { CallRecord } from '../record.js'
import { milestones } from './milestones.js'
import { wordsOf } from './words.js'

/** What a projection reads of an instance's history; the rest passes by. */
export interface HistoryEvent {
  seq: number
  at: number
  type: string
  name?: string
  state?: string
  data?: Value
  by?: string | null
}

export interface Batch {
  instance: string
  process: string
  events: readonly HistoryEvent[]
}

/** What a projection needs beside the events. */
export interface Facts {
  edition: CalendarEdition
  /** Short name of a unit, for the search. */
  unitName(code: string): string
}

/**
 * The record after these events; the same object when it knew them all. Milestones and states are read, never element
 * ids: a designer may rename and move every element.
 */
export function project(record: CallRecord, batch: Batch, facts: Facts): CallRecord {
  const known = record.applied.find(each => each.instance === batch.instance)?.seq ?? 0
  const fresh = batch.events.filter(event => event.seq > known)
  const last = fresh.at(-1)
  if (!last) return record
  const draft = structuredClone(record)
  let by: string | null = null
  for (const event of fresh) {
    if (
      event.type === 'task-completed' ||
      event.type === 'message-received' ||
      event.type === 'instance-started'
    )
      by = event.by ?? null
    if (event.type === 'timer-fired') by = null
    if (event.type === 'milestone' && event.name !== undefined)
      milestones[event.name]?.(draft, {
        data: contextIn(event.data),
        at: event.at,
        by,
        edition: facts.edition,
      })
    if (event.type === 'state' && event.state !== undefined && batch.process === 'township-call')
      draft.state = event.state
    if (event.type === 'instance-terminated' && batch.process === 'township-call') draft.open = false
  }
  draft.status = 'started'
  draft.applied = [
    ...record.applied.filter(each => each.instance !== batch.instance),
    { instance: batch.instance, seq: last.seq },
  ]
  draft.words = wordsOf(draft, facts.unitName)
  return draft
}
