import type { Principal } from '../../engine/index.js'
import { collection, type Document } from '../../store/port.js'

/** A user task as inboxes read it. `_id` is INSTANCE/TASK: those of an instance are found by it (`rowsOf`). */
export interface TaskRow extends Document {
  instance: string
  /** Key of the task in its instance. */
  task: string
  process: string
  case: string | null
  /** Correlation key of the instance. */
  key: string | null
  element: string
  name: string
  candidates: Principal[]
  /** Whom the candidates were found to be. */
  people: string[]
  /** Units named by the candidates. */
  units: string[]
  /** Found in place of somebody: for whom. */
  for: string | null
  since: number
  due: number | null
  /** How `due` was computed, as JSON of the engine's Reckoned. */
  dueReckoned: string | null
  form: string | null
  priority: number
  /** JSON of the task's headers. */
  headers: string
  state: 'open' | 'done' | 'cancelled'
  doneBy: string | null
  /** When it was done or cancelled. */
  doneAt: number | null
  /** Done after `due`. */
  late: boolean
  /** Sequence number of the event that wrote it last. */
  seq: number
}

export const tasks = collection<TaskRow>('tasks', {
  index: [['county', 'state', 'due']],
  sparse: [['county', 'case']],
  multi: { people: 'string', units: 'string' },
  multiIndex: { people: ['state', 'due', 'since'] },
})

export const taskRowId = (instance: string, task: string) => `${instance}/${task}`
