import { collection, type Document } from '../../store/port.js'

/** How far the plan has been played; `_id` is the county. */
export interface SeededCases extends Document {
  /** The first start, from which every time of the plan is read. */
  now: number
  /** Steps that are done, in the order of time. */
  done: number
  /** When the last of them happened. */
  at: number
  finished: boolean
  /** Numbers of the cases, by their id in the plan. */
  numbers: { id: string; number: string }[]
}

export const seededCases = collection<SeededCases>('seededCases')
