import type { TaskRow } from '../../../../runtime/index.js'
import type { Context } from '../../../calls/feel.js'
import type { County } from '../../../county.js'

/** A task, as far as its name depends on it. */
export type Task = Pick<TaskRow, 'form' | 'name' | 'key'>

export type Reader = Pick<County, 'people' | 'now' | 'language'>

/** Tells a milestone from what it carries. */
export type Writer = (data: Context, ctx: Reader) => string

/** Words of the timeline in one language. */
export interface TimelineWords {
  /** Milestones of the way of a case. */
  acts: Readonly<Record<string, Writer>>
  /** Those that a procedure tells otherwise, by its id. */
  actsOf: Readonly<Record<string, Readonly<Record<string, Writer>>>>
  /** Milestones of urging and supervision. */
  urges: Readonly<Record<string, Writer>>
  filed(title: string): string
  /** Who was told what: kind of the notice, people with their units, text. */
  told(kind: string, people: readonly { name: string; unit: string }[], text: string): string
  redOn(unit: string, cooperating: boolean): string
  redOff(unit: string, cooperating: boolean, state: string, cause: string | undefined): string
  /** A step that no milestone tells, with what was chosen first. */
  step(task: Task, choice: string | undefined): string
  system: string
  yes: string
  list: string
  semicolon: string
}
