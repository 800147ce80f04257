import type { CalendarEdition } from '../../../calendar/index.js'
import { contextIn, type Context, type Value } from '../feel.js'
import type { CallRecord } from '../record.js'
import { milestones } from './milestones/index.js'
import { keepPassed } from './passed.js'
import { beginRound } from './rounds.js'
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
  /** Of its root scope. */
  variables?: Context
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
  const own = batch.process === record.process && !overtaken(record, batch.instance)
  if (own) beginRound(draft, batch)
  let by: string | null = null
  for (const event of fresh) {
    if (
      event.type === 'task-completed' ||
      event.type === 'message-received' ||
      event.type === 'instance-started'
    )
      by = event.by ?? null
    if (event.type === 'timer-fired') by = null
    if (event.type === 'milestone' && event.name !== undefined) {
      const { name, at } = event
      const data = contextIn(event.data)
      milestones[name]?.(draft, { data, at, by, edition: facts.edition })
      keepPassed(draft, { name, at, by, data })
    }
    if (!own) continue
    if (event.type === 'state' && event.state !== undefined) draft.state = event.state
    if (event.type === 'instance-terminated' || event.type === 'instance-completed') draft.open = false
  }
  draft.status = 'started'
  draft.applied = [
    ...record.applied.filter(each => each.instance !== batch.instance),
    { instance: batch.instance, seq: last.seq },
  ]
  draft.words = wordsOf(draft, facts.unitName)
  return draft
}

/** Whether it is the instance of an earlier round: what it still says moves nothing of the present one. */
const overtaken = ({ rounds = [] }: CallRecord, instance: string) =>
  rounds.some(round => round.instance === instance)
