import type { TaskRow } from '../../../runtime/index.js'
import { StoreError } from '../../../store/port.js'
import type { CallRecord } from '../../calls/record.js'
import { urgencies } from '../../calls/urgency.js'
import type { County } from '../../county.js'
import { lightOfTask } from '../task-limit.js'
import { lights, type Light } from '../time/light.js'

/** A task with its case. */
export interface Known {
  row: TaskRow
  record: CallRecord
}

/** Where a task stands in a list: by light, then urgency, then the soonest limit, then the longest wait. */
type Place = readonly [light: number, urgency: number, due: number, since: number, id: string]

export interface Placed extends Known {
  light: Light
  place: Place
}

/** The tasks in the order of a list. No text is written for it, so that a long list costs little. */
export function inOrder(ctx: Pick<County, 'edition' | 'now'>, known: readonly Known[]): Placed[] {
  return known
    .map(({ row, record }) => {
      const light = lightOfTask(ctx, row, record)
      const due = row.due ?? Number.MAX_SAFE_INTEGER
      const place = [
        lights.indexOf(light),
        urgencies.indexOf(record.urgency),
        due,
        row.since,
        row._id,
      ] as const
      return { row, record, light, place }
    })
    .sort((a, b) => compare(a.place, b.place))
}

/** A part of a list, and the cursor of what follows it. */
export interface Slice {
  tasks: Placed[]
  next?: string
}

/**
 * At most `limit` tasks after the cursor. The cursor says where the page before ended, not what stood there: a task
 * that was done meanwhile neither repeats nor skips another.
 *
 * @throws StoreError INVALID_CURSOR for a text that is not the `next` of a page
 */
export function slice(ordered: readonly Placed[], limit: number, cursor?: string): Slice {
  const after = cursor === undefined ? undefined : placeAt(cursor)
  const from = after ? ordered.findIndex(({ place }) => compare(place, after) > 0) : 0
  const tasks = from < 0 ? [] : ordered.slice(from, from + limit)
  const last = tasks.at(-1)
  return last && last !== ordered.at(-1) ? { tasks, next: cursorOf(last.place) } : { tasks }
}

function compare(a: Place, b: Place): number {
  for (let at = 0; at < a.length; at++) {
    if (a[at]! < b[at]!) return -1
    if (a[at]! > b[at]!) return 1
  }
  return 0
}

const cursorOf = (place: Place) => Buffer.from(JSON.stringify(place)).toString('base64url')

function placeAt(cursor: string): Place {
  const wrong = new StoreError('INVALID_CURSOR', 'not the cursor of a list of tasks')
  let place: unknown
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw wrong
  }
  if (!Array.isArray(place) || place.length !== 5) throw wrong
  const [id, ...numbers] = place.toReversed() as unknown[]
  if (typeof id !== 'string' || !numbers.every(each => typeof each === 'number')) throw wrong
  return place as unknown as Place
}
