import {
  derivedId,
  RefusedError,
  StaleTaskError,
  taskRowId,
  tasks,
  type EventBatch,
} from '../../../runtime/index.js'
import { collection, isStoreError, type Document, type Store } from '../../../store/port.js'
import type { Services } from '../../county.js'
import type { Value } from '../feel.js'
import { forms, meantForm } from '../forms.js'

/** A rating that was given with the verification, until its task exists. */
export interface GivenRating extends Document {
  case: string
  by: string
  /** JSON. */
  rating: string
  at: number
}

export const givenRatings = collection<GivenRating>('givenRatings')

const idOf = (county: string, number: string) => `${county}/${number}`

/** Keeps it; told again it is the one that is there. A later verification's takes the place of an earlier one's. */
export async function keepRating(
  store: Store,
  county: string,
  given: { case: string; by: string; rating: Value; at: number },
): Promise<void> {
  const rating = JSON.stringify(given.rating)
  await store.putNewer(givenRatings, { _id: idOf(county, given.case), county, ...given, rating }, 'at')
}

/** Whether a step opens a task of rating. */
export const opensRating = ({ events }: Pick<EventBatch, 'events'>): boolean =>
  events.some(event => event.type === 'task-created' && meantForm(event.form) === forms.rate)

/** Completes the task of rating by whoever gave the rating before; if it is not theirs it stays open. */
export async function rateAsGiven(
  { store, runtime }: Pick<Services, 'store' | 'runtime'>,
  { county, instance, case: number, events }: EventBatch,
): Promise<void> {
  const given = number === null ? undefined : await store.get(givenRatings, county, idOf(county, number))
  if (!given) return
  for (const event of events) {
    if (event.type !== 'task-created' || meantForm(event.form) !== forms.rate) continue
    const row = await store.get(tasks, county, taskRowId(instance, event.key))
    if (!row?.people.includes(given.by)) continue
    const variables = { 评分: JSON.parse(given.rating) as Value }
    const token = derivedId(county, 'rating', instance, event.key)
    try {
      await runtime.complete(county, { instance, task: event.key, variables, by: given.by, token })
    } catch (error) {
      // It was rated otherwise meanwhile, or the diagram has something against it: then the page of the task says so.
      if (!(error instanceof StaleTaskError) && !(error instanceof RefusedError)) throw error
    }
  }
  await store.remove(givenRatings, county, given._id, given.rev).catch((error: unknown) => {
    if (!isStoreError(error, 'STALE_REV')) throw error
  })
}
