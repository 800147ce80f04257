import { collection, type Document } from '../../store/port.js'

/** A service task to be worked on. Written from the outbox; `_id` is INSTANCE/JOB. */
export interface JobRow extends Document {
  instance: string
  /** Key of the job in its instance. */
  job: string
  type: string
  process: string
  case: string | null
  element: string
  /** JSON of the mapped inputs. */
  variables: string
  /** JSON of the task's headers. */
  headers: string
  /** Attempts left. */
  retries: number
  /** Attempts that failed. */
  failures: number
  /** open: may be taken from `readyAt` on, also when it was taken before and its lock ran out. */
  state: 'open' | 'failed' | 'done' | 'cancelled'
  /** Not offered before: the end of the back-off, or of the lock of whoever works on it. */
  readyAt: number
  /** Who holds it; absent when nobody does. */
  worker?: string
  /** What the last failure said. */
  failure: string | null
  createdAt: number
  seq: number
}

export const jobs = collection<JobRow>('jobs', {
  index: [
    ['county', 'type', 'state', 'readyAt'],
    ['state', 'type', 'readyAt'],
    ['county', 'state', 'createdAt'],
    ['county', 'instance'],
  ],
})

export const jobRowId = (instance: string, job: string) => `${instance}/${job}`
